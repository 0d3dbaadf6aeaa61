"""Background work waits while an answer is made, and no longer."""

from threading import Thread
from time import perf_counter

import pytest

from scenegen.report.precedence import AT_MOST, AnswersFirst


def test_where_nothing_is_answered_nothing_waits():
    assert AnswersFirst().give_way()


def test_work_goes_on_when_the_last_answer_is_made():
    first, done = AnswersFirst(), []
    with first.answering():
        with first.answering():
            worker = Thread(target=lambda: done.append(first.give_way()))
            worker.start()
        worker.join(AT_MOST / 10)
        assert done == []
    worker.join(10)
    assert done == [True]


def test_nothing_waits_for_ever():
    first = AnswersFirst()
    with first.answering():
        began = perf_counter()
        assert not first.give_way()
        assert perf_counter() - began >= AT_MOST * 0.9


def test_an_answer_that_fails_is_over():
    first = AnswersFirst()
    with pytest.raises(ValueError, match="no"), first.answering():
        raise ValueError("no")
    assert first.give_way()
