"""The screens: the face a person sits at. Only this package knows Textual."""
