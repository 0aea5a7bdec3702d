"""Addresses that must reach neither the fetcher nor a browser, whoever hands them over."""

BAD_ADDRESSES = {
    "script": "javascript:alert(1)",
    "script in capitals": "JaVaScRiPt:alert(1)//https://pier.example/",
    "file": "file:///etc/passwd",
    "data": "data:text/html,<script>alert(1)</script>",
    "mail": "mailto:ana@pier.example",
    "option": "--help",
    "options with an address": "-x https://pier.example/",
    "title of a window": "https://pier.example/\x1b]0;aaaa\x07",
    "line break": "https://pier.example/a\r\nX-Injected: 1",
    "right to left": "https://pier.example/\u202egpj.exe",
    "no width": "https://pier.example/\u200ba",
    "user name": "https://bank.example@pier.example/",
    "backslash": "https://pier.example\\@bank.example/",
    "no host": "https:///etc/passwd",
    "too long": "https://pier.example/" + "a" * 3000,
}
"""What each is, and the address. None may be stored as an address of ours as it stands."""
