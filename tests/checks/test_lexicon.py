import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.checks.lexicon import bare, effective_number, lexicon, place, spread
from linktriage.model import Policy
from linktriage.terms import terms
from tests.checks.niches import auc, mixture, niches, sample

GENERAL = Policy().topics_general


def test_the_sets_are_at_least_twelve_of_sixty_different_titles() -> None:
    assert len(niches()) >= 12
    assert all(len(titles) == len(set(titles)) == 60 for titles in niches().values())


@pytest.mark.parametrize("niche", sorted(niches()))
def test_no_niche_reads_general_at_sixty_titles(niche: str) -> None:
    found = spread(niches()[niche])
    assert found.effective <= GENERAL
    assert found.placed >= 20


def test_mixtures_of_ten_topics_read_general_at_sixty_titles() -> None:
    general = [spread(mixture(10, 60, seed)).effective > GENERAL for seed in range(200)]
    assert sum(general) / len(general) >= 0.95


def test_thirty_titles_separate_one_niche_from_ten() -> None:
    single = [spread(sample(30, seed)).effective for seed in range(150)]
    mixed = [spread(mixture(10, 30, seed)).effective for seed in range(150)]
    assert auc(single, mixed) >= 0.98


def test_a_title_goes_to_the_topic_with_most_of_its_words() -> None:
    assert place("How to bake bread in a cloud kitchen oven") == ("food",)


def test_a_title_between_topics_is_split() -> None:
    assert set(place("A lawyer and a dog")) == {"law", "pets"}
    found = spread(["A lawyer and a dog"] * 4)
    assert found.shares == {"law": 0.5, "pets": 0.5}


def test_pairs_of_words_count_only_together() -> None:
    assert place("Real estate in the valley") == ("real estate",)
    assert place("The estate of a real friend") == ()


def test_a_pair_hides_the_words_it_is_made_of() -> None:
    assert place("A red carpet") == ("entertainment",)
    assert place("A red and green carpet") == ("home and garden",)
    assert place("Bedtime was a game changer") == ("family and relationships",)


def test_forms_of_a_verb_are_found() -> None:
    assert place("Grouting and tiled") == ("home and garden",)
    assert place("Squatted, squatting") == ("fitness",)
    assert place("Voting, voted, votes") == ("politics and world",)
    assert place("The bed, the king, the thing") == ()


def test_titles_without_a_word_of_any_topic_stay_out() -> None:
    found = spread(["What happened on Tuesday", "A dog"])
    assert (found.titles, found.placed, found.effective) == (2, 1, 1.0)
    assert spread([]).effective == 0.0


def test_the_lexicon_has_one_topic_for_nearly_every_word() -> None:
    shared = [word for word, topics in lexicon().items() if len(topics) > 1]
    assert len(shared) <= 5


def test_the_lexicon_is_written_as_titles_are_folded() -> None:
    """Otherwise an entry would never be found."""
    assert [entry for entry in lexicon() if " ".join(terms(entry)) != entry] == []
    assert {entry.count(" ") for entry in lexicon()} == {0, 1}


def test_equal_topics_count_fully() -> None:
    assert effective_number([30, 30], 60) == pytest.approx(60 * 59 / (2 * 30 * 29))
    assert effective_number([20], 20) == 1.0


def test_topics_seen_once_each_count_as_many() -> None:
    assert effective_number([1, 1, 1, 0], 3) == 3.0


def test_the_name_of_the_site_is_taken_off_when_most_titles_carry_it() -> None:
    titles = ["Rye bread | Business daily", "A dog - at sea | Business daily", "Tides"]
    assert bare(titles) == ("Rye bread", "A dog - at sea", "Tides")


def test_ends_that_few_titles_share_stay() -> None:
    titles = ("Bread - a diary", "Rye", "Spelt", "Bread - a guide")
    assert bare(titles) == titles
    assert bare(()) == ()


@given(st.lists(st.integers(1, 50), min_size=1, max_size=25))
def test_the_effective_number_is_never_less_than_one(counts: list[int]) -> None:
    assert effective_number(counts, sum(counts)) >= 1.0
