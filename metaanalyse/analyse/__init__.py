"""What the cards say together: cross-table, factors, aspects, evidence map, flow of reports.

All counting is done on the register (``metaanalyse.register``), the arithmetic in ``regels/``.
"""
