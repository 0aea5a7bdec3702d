"""What one screen is made of: each shows a value, and says what the person did."""
