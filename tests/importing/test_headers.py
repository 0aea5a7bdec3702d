"""The header is found below titles and banners; its names are made comparable."""

from linktriage.importing.headers import column_names, header_row, is_address, known_names, plain


def test_names_are_compared_in_their_plain_form() -> None:
    assert plain(" Ref. domains / All ") == "ref domains all"
    assert plain("Traffic ") == "traffic"
    assert plain("SourceTopicalTrustFlow_Topic_0") == "sourcetopicaltrustflow topic 0"
    assert known_names(["Domain", "DR", "whatever", "x" * 80]) == 2


def test_an_address_is_told_from_prose() -> None:
    assert is_address("https://a.example/ (closed)")
    assert is_address("garden.co.uk")
    assert not is_address("Read. Then write.")
    assert not is_address("garden.co.uk " + "said that much and more " * 3)
    assert not is_address("a.b")
    assert not is_address("x.example" * 1000)


def test_the_header_stands_below_title_and_banner() -> None:
    records = [
        ["Backlinks of garden.example"],
        [],
        ["Made on", "1 May"],
        ["URL", "Title", "DR"],
        ["https://a.example/", "Title", "5"],
    ]
    assert header_row(records) == 3


def test_a_row_with_an_address_is_no_header() -> None:
    assert header_row([["https://a.example/", "Title"], ["https://b.example/", "Link"]]) is None
    assert header_row([["Title", "https://a.example/"]]) is None


def test_a_known_tool_may_name_columns_after_sites() -> None:
    header = ["Domain", "Domain ascore", "rival.example", "Matches"]
    assert header_row([header, ["a.example", "5", "3", "1"]]) == 0


def test_a_header_in_unknown_words_is_the_full_row_above_the_addresses() -> None:
    header = ["Página de enlace", "Último rastreo"]
    assert header_row([header, ["https://a.example/", "2026-01-02"]]) == 0
    assert header_row([["Lista"], header, ["https://a.example/", "2026-01-02"]]) == 1
    assert header_row([["1", "2"], ["https://a.example/", "x"]]) is None
    assert header_row([["", ""], ["a", "b"]]) is None


def test_the_header_is_only_looked_for_at_the_beginning() -> None:
    records = [["x", "y"]] * 20 + [["URL", "Title"]]
    assert header_row(records) is None


def test_blank_and_repeated_names_are_made_unique() -> None:
    assert column_names(["URL", "", "URL", "URL\n2"], 5) == (
        "URL",
        "column_2",
        "URL_2",
        "URL 2",
        "column_5",
    )
    assert column_names(["", "column_1"], 2) == ("column_1", "column_1_2")


def test_a_comment_above_a_plain_list_is_no_header() -> None:
    assert header_row([["# collected in March"], ["https://a.example/"]]) is None
    assert header_row([["# mine"], ["Adresse"], ["https://a.example/"]]) == 1
