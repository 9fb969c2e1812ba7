"""Tests of the engines of one kind of center."""
