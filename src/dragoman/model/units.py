"""Amounts in base units, so that miles and kilometres meet."""

from functools import cache
from typing import TYPE_CHECKING

from dragoman.model.values import Amount

if TYPE_CHECKING:
    from pint import UnitRegistry

#: What a unit of a figure is called in pint, and the unit its kind is compared in, as figures write it.
#: A barrel is the 42 US gallons of the oil trade; a ton is metric in international reports; a month or year is
#: pint's mean one (30.4 and 365.25 days); pint's own decade is one of logarithms.
_CONVERSIONS = {
    "km": ("kilometer", "km"),
    "miles": ("mile", "km"),
    "nautical miles": ("nautical_mile", "km"),
    "metres": ("meter", "km"),
    "feet": ("foot", "km"),
    "centimetres": ("centimeter", "km"),
    "inches": ("inch", "km"),
    "mm": ("millimeter", "km"),
    "light years": ("light_year", "km"),
    "square km": ("kilometer ** 2", "square km"),
    "square miles": ("mile ** 2", "square km"),
    "square metres": ("meter ** 2", "square km"),
    "hectares": ("hectare", "square km"),
    "acres": ("acre", "square km"),
    "tonnes": ("tonne", "tonnes"),
    "tons": ("tonne", "tonnes"),
    "kg": ("kilogram", "tonnes"),
    "grams": ("gram", "tonnes"),
    "mg": ("milligram", "tonnes"),
    "pounds": ("pound", "tonnes"),
    "barrels": ("oil_barrel", "cubic metres"),
    "litres": ("liter", "cubic metres"),
    "gallons": ("gallon", "cubic metres"),
    "cubic metres": ("meter ** 3", "cubic metres"),
    "bcm": ("kilometer ** 3", "cubic metres"),
    "barrels per day": ("oil_barrel / day", "cubic metres per day"),
    "MW": ("megawatt", "MW"),
    "GW": ("gigawatt", "MW"),
    "kW": ("kilowatt", "MW"),
    "MWh": ("megawatt_hour", "MWh"),
    "GWh": ("gigawatt_hour", "MWh"),
    "TWh": ("terawatt_hour", "MWh"),
    "kWh": ("kilowatt_hour", "MWh"),
    "km/h": ("kilometer / hour", "km/h"),
    "mph": ("mile / hour", "km/h"),
    "knots": ("knot", "km/h"),
    "seconds": ("second", "days"),
    "minutes": ("minute", "days"),
    "hours": ("hour", "days"),
    "days": ("day", "days"),
    "nights": ("day", "days"),
    "weeks": ("week", "days"),
    "fortnights": ("fortnight", "days"),
    "months": ("month", "days"),
    "years": ("year", "days"),
    "decades": ("10 * year", "days"),
    "centuries": ("century", "days"),
}
_BASES = {
    "km": "kilometer",
    "square km": "kilometer ** 2",
    "tonnes": "tonne",
    "cubic metres": "meter ** 3",
    "cubic metres per day": "meter ** 3 / day",
    "MW": "megawatt",
    "MWh": "megawatt_hour",
    "km/h": "kilometer / hour",
    "days": "day",
}
_SINGULARS = {"century": "centuries"}


def to_base(amount: Amount) -> tuple[float, float | None, str]:
    """Value, high and unit of an amount in the unit its kind is compared in: 428 miles is (688.8, None, "km").

    Lengths are compared in km, areas in square km, masses in tonnes, volumes in cubic metres, durations in days.
    Currencies, counts and units unknown here come back as they are: no rate and no count is converted.
    """
    unit = amount.unit if amount.unit in _CONVERSIONS else _SINGULARS.get(amount.unit, f"{amount.unit}s")
    if unit not in _CONVERSIONS:
        return amount.value, amount.high, amount.unit
    _, base = _CONVERSIONS[unit]
    factor = _factor(unit)
    return amount.value * factor, None if amount.high is None else amount.high * factor, base


@cache
def _factor(unit: str) -> float:
    """How many base units one unit is."""
    if unit == _CONVERSIONS[unit][1]:
        return 1.0
    name, base = _CONVERSIONS[unit]
    return float(_registry().parse_expression(name).to(_BASES[base]).magnitude)


@cache
def _registry() -> "UnitRegistry[float]":
    # pint takes most of a second to import, and most runs convert nothing.
    from pint import UnitRegistry  # noqa: PLC0415

    return UnitRegistry()
