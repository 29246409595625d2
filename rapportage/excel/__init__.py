"""Workbooks, out (`schrijver`) and in (`lezer`)."""
