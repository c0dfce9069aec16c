"""Tables as plain Python: at every move of a slider, reading them cell by cell from pandas would add up."""


def rows_of(table):
    """``table`` (DataFrame) as label → column → value.

    >>> import pandas as pd
    >>> rows_of(pd.DataFrame({"gap": [-0.5, 0.1], "n": [3, 4]}, index=["price", "speed"]))
    {'price': {'gap': -0.5, 'n': 3.0}, 'speed': {'gap': 0.1, 'n': 4.0}}
    """
    columns, rows = list(table.columns), table.to_numpy().tolist()
    return {label: dict(zip(columns, row, strict=True)) for label, row in zip(table.index, rows, strict=True)}
