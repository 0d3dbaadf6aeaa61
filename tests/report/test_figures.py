"""Charts count what there is, and are drawn so that nothing in them is markup."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.report.chart_words import GROUPS, MARGIN_TITLES
from scenegen.report.charts import chart_html, charts_html, height_ticks
from scenegen.report.figures import (
    MOST_BARS,
    Chart,
    figures,
    rejections,
    round_ends,
)


def by_title(listing, places=None):
    places = range(len(listing.items)) if places is None else places
    return {chart.title: chart for chart in figures(listing, places)}


def test_bars_add_up_to_the_items(listing):
    charts = by_title(listing)
    titles = ("Kinds of questions", "Answers of 4 options", "Difficulty", "Rooms")
    for title in (*titles, "Right counts"):
        assert sum(charts[title].values) == 18, title
    assert sum(charts["Objects in a room"].values) == 18
    assert sum(charts[MARGIN_TITLES["seen_pcm"]].values) == 18


def test_only_the_chosen_items_are_counted(listing):
    chart = by_title(listing, [0, 1, 2])["Answers of 4 options"]
    assert sum(chart.values) == 3
    assert "the line is an equal share, 0.75" in chart.note


def test_answers_of_other_numbers_of_options_have_a_chart_of_their_own(listing):
    for place in (0, 4, 6):
        listing.described[place] = replace(listing.described[place], options=2)
    charts = by_title(listing)
    two, four = (charts[f"Answers of {count} options"] for count in (2, 4))
    assert (sum(two.values), sum(four.values)) == (3, 15)
    assert (two.even, four.even) == (1.5, 3.75)
    marks = [each.get("class") for each in ET.fromstring(chart_html(two)).iter("line")]
    assert marks == ["even"]
    assert "the line is an equal share, 1.5" in two.note


def test_rooms_are_called_what_people_call_them(listing):
    listing.described[0] = replace(listing.described[0], room="childrens_room")
    listing.described[1] = replace(listing.described[1], room="of_another_package")
    labels = by_title(listing)["Rooms"].labels
    assert {"children's room", "of another package"} < set(labels)


def test_what_twins_differ_in_is_said_in_words(listing):
    listing.items[0] = listing.items[0]._replace(twin_of="split")
    labels = by_title(listing)["What twins differ in"].labels
    assert "whether pictures share an object" in labels


def test_every_value_is_inside_of_its_bar(listing):
    chart = by_title(listing)["How far away that is"]
    ends = [float(label) for label in chart.labels]
    assert len(ends) == len(chart.values) + 1
    place = next(place for place, value in enumerate(chart.values) if value)
    assert ends[place] <= 2.5 <= ends[place + 1]
    assert sum(value > 0 for value in chart.values) == 1


@pytest.mark.parametrize(
    ("low", "high", "ends"),
    [
        (27.0, 63.0, (0.0, 80.0)),
        (91.0, 100.0, (90.0, 100.0)),
        (0.23, 0.35, (0.2, 0.4)),
        (0.0, 9.3, (0.0, 10.0)),
        (7.0, 7.0, (7.0, 7.004)),
        (0.0, 0.0, (0.0, 0.004)),
    ],
)
def test_axes_have_round_numbers(low, high, ends):
    assert round_ends(low, high) == pytest.approx(ends)


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_axes_reach_over_all_values(one, other):
    low, high = sorted((one, other))
    start, end = round_ends(low, high)
    width = end - start
    assert start <= low + 1e-6 * width
    assert high <= end + 1e-6 * width


def test_margins_that_are_numbers_of_things_have_a_bar_each(listing):
    chart = by_title(listing)[MARGIN_TITLES["best_view_missing"]]
    assert not chart.is_histogram
    assert all(label.isdecimal() for label in chart.labels)


def test_reasons_of_all_series_are_added():
    series = {"a": {"rejected": {"no_spot": 3}}, "b": {"rejected": {"no_spot": 2}}}
    chart = rejections({"series": series})[0]
    assert (chart.labels, chart.values) == (("no floor for the turned thing",), (5.0,))


def test_what_is_left_over_is_one_bar():
    tally = {f"reason_{number:02d}": 100 - number for number in range(MOST_BARS + 6)}
    chart = rejections({"series": {"a": {"rejected": tally}}})[0]
    assert len(chart.labels) == MOST_BARS + 1
    assert chart.labels[-1] == "6 others"
    assert sum(chart.values) == sum(tally.values())
    many = replace(chart, values=(*chart.values[:-1], 1e6))
    bars = ET.fromstring(chart_html(many)).iter("rect")
    widths = [float(bar.attrib["width"]) for bar in bars]
    assert widths[-1] == max(widths) == widths[0]


def test_nothing_in_a_chart_is_markup():
    html = chart_html(Chart("<b>", 'a "unit"', ("<script>",), (1.0,)))
    assert "<script>" not in html
    assert "<b>" not in html
    ET.fromstring(html)


@pytest.mark.parametrize("is_histogram", [True, False])
def test_longer_bars_are_larger_values(is_histogram):
    labels = ("0", "1", "2", "3") if is_histogram else ("a", "b", "c")
    html = chart_html(Chart("x", "", labels, (4.0, 2.0, 0.0), is_histogram))
    side = "height" if is_histogram else "width"
    long = [float(each) for each in re.findall(rf'<rect[^>]* {side}="([\d.]+)"', html)]
    assert long[0] == pytest.approx(2 * long[1], rel=0.01)
    assert long[2] < long[1] / 10


def test_charts_are_well_formed(listing):
    ET.fromstring(f"<div>{charts_html(figures(listing, range(18)))}</div>")


def test_charts_stand_below_three_headings(listing):
    html = charts_html(figures(listing, range(18)))
    places = [html.index(f"<h2>{each.title}</h2>") for each in GROUPS.values()]
    assert places == sorted(places)
    assert all(each.about in html for each in GROUPS.values())


def test_bars_say_by_what_a_page_filters(listing):
    charts = by_title(listing)
    html = chart_html(charts["Kinds of questions"])
    assert 'data-column="kind" data-value="count"' in html
    html = chart_html(charts[MARGIN_TITLES["seen_pcm"]])
    assert re.search(r'data-margin="seen_pcm" data-least="[\d.]+" data-most="', html)
    html = chart_html(charts["Answers of 4 options"])
    assert "data-" not in html


def test_a_bar_that_is_cut_short_says_so():
    chart = Chart("x", "", ("a", "2 others"), (4.0, 90.0), has_rest=True)
    html = chart_html(chart)
    assert "90 (cut)" in html
    assert "its bar is cut short" in html
    assert "cut" not in chart_html(replace(chart, values=(4.0, 3.0)))


def test_the_line_of_equal_shares_is_left_of_all_numbers(listing):
    svg = ET.fromstring(chart_html(by_title(listing)["Answers of 4 options"]))
    line = max(float(each.attrib["x1"]) for each in svg.iter("line"))
    numbers = [each for each in svg.iter("text") if each.get("class") == "v"]
    assert all(float(each.attrib["x"]) - 62 >= line - 0.1 for each in numbers)


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (1, [0, 1, 2]),
        (22, [0, 10, 20, 30]),
        (367, [0, 100, 200, 300, 400]),
        (40, [0, 10, 20, 30, 40]),
        (1000, [0, 250, 500, 750, 1000]),
    ],
)
def test_histograms_have_round_lines(most, ticks):
    assert height_ticks(most) == ticks
