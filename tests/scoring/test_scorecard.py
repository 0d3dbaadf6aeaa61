"""Marks and figures: what is scored, what is left out, and that it is said."""

from dataclasses import replace

import pytest

from scenegen.errors import ScoreError
from scenegen.scoring.marks import marking_of
from scenegen.scoring.predictions import Prediction
from scenegen.scoring.report import markdown, notes, score_tables
from scenegen.scoring.scorecard import scorecard
from tests.scoring.asked import always, asked, gold, many

ITEMS = many(40)


def card_of(predictions, items=ITEMS, other=None, **choice):
    theirs = None if other is None else marking_of(items, other, **choice)
    return scorecard(marking_of(items, predictions, **choice), theirs)


def group(card, by, name):
    (found,) = (each for each in card.groups if (each.by, each.name) == (by, name))
    return found


def test_the_gold_answers_are_all_right_and_wrong_ones_all_wrong():
    assert card_of(gold(ITEMS)).accuracy == 100
    wrong = [replace_text(each, "C") for each in gold(ITEMS)]
    assert card_of(wrong).accuracy == 0


def replace_text(prediction: Prediction, text: str) -> Prediction:
    return prediction._replace(text=text)


def test_one_letter_for_all_is_right_for_one_twin_of_each_pair():
    all_items = card_of(always("A", ITEMS)).groups[0]
    assert (all_items.accuracy.value, all_items.chance) == (50, 25)
    assert all_items.pairs == 20
    assert all_items.both is not None
    assert all_items.both.value == 0


def test_items_are_grouped_by_what_they_are():
    items = [
        *many(4),
        *(asked(n, difficulty="hard", split="train") for n in range(4, 8)),
        *(replace(asked(n), task="path", config="hard") for n in range(8, 10)),
    ]
    card = card_of(gold(items[:8]), items, splits=("train", "test"))
    assert group(card, "task", "multiview").accuracy.value == 100
    assert group(card, "task", "path").accuracy.value == 0
    assert group(card, "kind", "path: count").items == 2
    assert group(card, "difficulty", "hard").items == 4
    assert group(card, "config", "hard").accuracy.value == 0
    assert group(card, "split", "test").accuracy.value == pytest.approx(100 * 4 / 6)


def test_what_has_no_prediction_is_wrong_or_left_out_and_is_said():
    strict = card_of(gold(ITEMS[:30]))
    assert strict.accuracy == 75
    assert any("10 of 40 items have no prediction: counted" in n for n in strict.notes)
    partial = card_of(gold(ITEMS[:30]), partial=True)
    assert (partial.accuracy, partial.items) == (100, 30)
    assert any("10 of 40 items have no prediction: left" in n for n in partial.notes)


def test_a_split_without_any_prediction_is_left_out_and_is_said():
    items = [*ITEMS, *(asked(n, split="train") for n in range(40, 60))]
    card = card_of(gold(ITEMS), items)
    assert (card.accuracy, card.items) == (100, 40)
    assert card.notes == (
        "No item of multiview/train was answered: they are left out.",
    )
    both = card_of(gold(ITEMS), items, splits=("train", "test"))
    assert both.items == 60


def test_only_what_is_chosen_is_scored():
    items = [*ITEMS, *(asked(n, split="train") for n in range(40, 60))]
    card = card_of(gold(items), items, splits=("train",))
    assert card.items == 20
    assert card.notes == ("40 predictions are of other configs or splits: left out.",)
    with pytest.raises(
        ScoreError, match=r"no split 'tset' \(--split\); did you mean 'test'"
    ):
        card_of(gold(items), items, splits=("tset",))
    with pytest.raises(ScoreError, match="no config 'path'"):
        card_of(gold(items), items, configs=("path",))


def test_what_names_no_option_is_counted():
    said = [*gold(ITEMS[:20]), *always("A or B", ITEMS[20:])]
    card = card_of(said)
    assert (card.accuracy, card.groups[0].unread) == (50, 20)
    assert "20 predictions name no option, or several: counted as wrong." in card.notes


def test_shuffled_options_are_followed_back():
    orders = ("ABCD", "BCDA", "CDAB", "DABC")
    said = [
        Prediction(each.id, "ABCD"[order.index("ABCD"[each.right])], order)
        for each in ITEMS
        for order in orders
    ]
    card = card_of(said)
    assert card.accuracy == 100
    assert card.circular is not None
    assert card.circular.orders == (4, 4)
    assert card.circular.every.value == card.circular.mean.value == 100


def test_a_model_that_keeps_to_a_letter_fails_in_circles():
    said = [Prediction(e.id, "A", order) for e in ITEMS for order in ("", "BACD")]
    card = card_of(said)
    assert card.accuracy == 50  # by the stored order
    assert card.circular is not None
    assert (card.circular.every.value, card.circular.mean.value) == (0, 50)


def test_without_the_stored_order_the_first_one_counts():
    said = [Prediction(e.id, "B", order) for e in ITEMS for order in ("BACD", "CDAB")]
    assert card_of(said).accuracy == 50  # B shows the stored A
    assert card_of([each for each in said if each.order == "CDAB"]).accuracy == 0


def test_controls_have_lines_of_their_own_and_a_gap():
    spoilt = [
        replace(asked(n), config="controls", control="black", right=3)
        for n in range(40, 60)
    ]
    items = [*ITEMS, *spoilt]
    card = card_of([*gold(ITEMS), *always("A", spoilt)], items)
    assert card.accuracy == 100
    assert group(card, "config", "controls").accuracy.value == 0
    assert {each.items for each in card.groups if each.by == "task"} == {40}
    (gap,) = card.gaps
    assert (gap.control, gap.items, gap.honest_items) == ("black", 20, 40)
    assert gap.gap.value == 100
    assert card_of(gold(items), items).gaps[0].gap.value == 0


def test_a_gap_is_to_items_of_the_same_kinds_in_the_config_of_the_task():
    spoilt = [replace(asked(n), control="black", right=3) for n in range(40, 44)]
    others = [
        *(asked(n, config="hard") for n in range(44, 50)),
        *(asked(n, kind="other") for n in range(50, 54)),
    ]
    items = [*ITEMS, *spoilt, *others]
    (gap,) = card_of(gold(items), items).gaps
    assert gap.honest_items == 40
    assert card_of(gold(spoilt), spoilt).gaps == ()


def test_two_files_are_compared_on_the_same_items():
    items = [*many(40), *(replace(asked(n), task="path") for n in range(40, 60))]
    better = gold(items)
    worse = [replace_text(e, "D") if n < 10 else e for n, e in enumerate(gold(items))]
    overall, first, second = card_of(better, items, worse).against
    assert (overall.name, overall.items) == ("honest items", 60)
    assert (overall.only_one, overall.only_other) == (10, 0)
    assert overall.p == pytest.approx(2 / 2**10)
    assert overall.difference.value == pytest.approx(100 * 10 / 60)
    assert overall.difference.low > 0
    assert (first.name, first.difference.value) == ("multiview", 25)
    assert (second.name, second.difference.value, second.p) == ("path", 0, 1)


def test_only_items_of_both_files_are_compared():
    (only,) = card_of(gold(ITEMS), ITEMS, gold(ITEMS[:10]), partial=True).against
    assert only.items == 10


def test_without_honest_items_the_accuracy_is_unknown_and_json_says_null():
    spoilt = [replace(asked(n), control="black", right=3) for n in range(4)]
    plain = card_of(gold(spoilt), spoilt).plain()
    assert plain["accuracy"] is None
    assert plain["groups"][0]["accuracy"] == {"value": None, "low": None, "high": None}


def test_a_column_is_explained_where_it_is_shown():
    alone = "'alone': items"
    assert alone not in "".join(notes(card_of(gold(ITEMS))))
    compared = card_of(gold(ITEMS), ITEMS, always("A", ITEMS))
    assert alone in notes(compared)[-1]
    assert f"- {notes(compared)[-1]}\n" in markdown(compared, "two")


def test_every_figure_is_in_the_markdown():
    said = [*gold(ITEMS), Prediction(ITEMS[0].id, "A", "BACD")]
    spoilt = [replace(asked(n), control="black", right=3) for n in range(40, 44)]
    items = [*ITEMS, *spoilt]
    card = card_of([*said, *gold(spoilt)], items, always("A", items))
    text = markdown(card, "mine on out/mv")
    assert text.startswith("# mine on out/mv\n")
    titles = [table.title for table in score_tables(card)]
    assert [line[3:] for line in text.splitlines() if line[:3] == "## "] == titles
    assert len(titles) == 4
    for table in score_tables(card):
        assert {len(table.heads)} == {len(row) for row in table.rows}
        for row in table.rows:
            assert f"| {' | '.join(row)} |" in text
    assert "| honest items | 40 | 100.0 | [85.0, 100.0] | 25.0 | 0 |" in text
    for note in card.notes:
        assert f"- {note}" in text
