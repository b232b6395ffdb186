"""The currencies that adverts pay in: how they are written, where they are paid, and how many of them a dollar is."""

from typing import NamedTuple


class Currency(NamedTuple):
    """One currency by its ISO 4217 code.

    per_dollar is rounded hard: it only tells an hour's pay from a year's by the size of the amount. countries are ISO
    3166 alpha-2 codes; own are the ways to write it beside its code, shared those that other currencies use too.
    """

    code: str
    per_dollar: float
    countries: str = ""
    own: str = ""
    shared: str = ""


# In the order in which they claim a shared sign where no country decides: "$" is US, "kr" Swedish, "¥" Japanese.
CURRENCIES = (
    Currency("USD", 1, "US PR EC SV PA", "US$ USD$ U$S U$D $USD $US dollars dólares 美元 美金", "$"),
    Currency("EUR", 0.9, "AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK ME XK", "€ euros euro Euro"),
    Currency("GBP", 0.8, "GB", "£"),
    Currency("INR", 85, "IN", "₹ rupees", "Rs. Rs rs. rs"),
    Currency("CAD", 1.4, "CA", "CA$ C$ CAD$ CDN$ $CAD $CDN CDN", "$"),
    Currency("AUD", 1.5, "AU", "AU$ A$ AUD$ $AUD", "$"),
    Currency("NZD", 1.7, "NZ", "NZ$ NZD$ $NZD", "$"),
    Currency("SGD", 1.35, "SG", "S$ SG$ SGD$ $SGD", "$"),
    Currency("HKD", 7.8, "HK", "HK$ HKD$ $HKD 港币 港元", "$"),
    Currency("CHF", 0.85, "CH LI", "SFr."),
    Currency("SEK", 10, "SE", "", "kr kr. kronor"),
    Currency("NOK", 10.5, "NO", "", "kr kr. kroner"),
    Currency("DKK", 6.8, "DK", "", "kr kr. kroner"),
    Currency("ISK", 135, "IS", "", "kr kr."),
    Currency("PLN", 3.8, "PL", "zł zl zloty złotych"),
    Currency("CZK", 22, "CZ", "Kč"),
    Currency("HUF", 350, "HU", "Ft forint"),
    Currency("RON", 4.5, "RO", "lei"),
    Currency("BGN", 1.8, "", "лв"),
    Currency("JPY", 150, "JP", "円 yen", "¥ ￥"),
    Currency("CNY", 7.1, "CN", "RMB rmb CN¥ 元 人民币 yuan", "¥ ￥"),
    Currency("KRW", 1400, "KR", "₩ 원"),
    Currency("TWD", 32, "TW", "NT$ NTD"),
    Currency("BRL", 5.5, "BR", "R$ reais"),
    Currency("MXN", 18, "MX", "MX$ MXN$ $MXN", "$ pesos"),
    Currency("ARS", 1000, "AR", "AR$", "$ pesos"),
    Currency("CLP", 950, "CL", "CLP$", "$ pesos"),
    Currency("COP", 4100, "CO", "COP$", "$ pesos"),
    Currency("PEN", 3.7, "PE", "S/. S/ soles"),
    Currency("UYU", 40, "UY"),
    Currency("CRC", 510, "CR", "₡"),
    Currency("ZAR", 18, "ZA", "R"),
    Currency("NGN", 1500, "NG", "₦"),
    Currency("KES", 130, "KE", "KSh KSH Ksh Kshs"),
    Currency("GHS", 13, "GH", "GH₵"),
    Currency("EGP", 48, "EG", "E£"),
    Currency("MAD", 10, "MA"),
    Currency("ETB", 140, "ET", "Birr birr"),
    Currency("UGX", 3700, "UG"),
    Currency("TZS", 2600, "TZ"),
    Currency("AED", 3.7, "AE"),
    Currency("SAR", 3.75, "SA"),
    Currency("QAR", 3.65, "QA"),
    Currency("KWD", 0.3, "KW"),
    Currency("BHD", 0.4, "BH"),
    Currency("ILS", 3.6, "IL", "₪ NIS"),
    Currency("TRY", 35, "TR", "₺"),
    Currency("RUB", 90, "RU", "₽ руб"),
    Currency("UAH", 41, "UA", "₴ грн"),
    Currency("KZT", 500, "KZ", "₸"),
    Currency("GEL", 2.7, "GE", "₾"),
    Currency("RSD", 108, "RS"),
    Currency("THB", 34, "TH", "฿ baht"),
    Currency("PHP", 57, "PH", "₱ Php"),
    Currency("IDR", 16000, "ID", "Rp. Rp"),
    Currency("MYR", 4.4, "MY", "RM"),
    Currency("VND", 25000, "VN", "₫ VNĐ"),
    Currency("PKR", 280, "PK", "", "Rs. Rs rs. rs"),
    Currency("LKR", 300, "LK", "", "Rs. Rs rs. rs"),
    Currency("NPR", 135, "NP", "", "Rs. Rs rs. rs"),
    Currency("BDT", 120, "BD", "৳ Tk"),
)
WRITTEN_SMALL = ("USD", "EUR", "GBP", "INR", "CAD", "AUD", "CHF", "PLN", "SEK", "SGD", "AED", "CNY", "HKD")  # not "try"
COINS = ("USDT", "usdt", "USDC", "USD/USDT", "U", "u")  # a dollar's size, but no ISO currency

PER_DOLLAR = {currency.code: currency.per_dollar for currency in CURRENCIES}
_OF_COUNTRY = {country: currency.code for currency in CURRENCIES for country in currency.countries.split()}
_OWN = {mark: currency.code for currency in CURRENCIES for mark in (currency.code, *currency.own.split())}
_OWN |= {code.lower(): code for code in WRITTEN_SMALL}
_SHARED = {
    mark: [other.code for other in CURRENCIES if mark in other.shared.split()]
    for currency in CURRENCIES
    for mark in currency.shared.split()
}
MARKS = (*_OWN, *_SHARED, *(coin for coin in COINS if len(coin) > 1))  # "U" counts only right behind a number
SIGNS = "".join(mark for mark in MARKS if len(mark) == 1 and not mark.isalnum())


def is_plain(mark: str) -> bool:
    """Whether a mark alone says which currency it is: "CAD" does, "$" does not."""
    return mark in _OWN or mark in COINS


def codes(mark: str, countries: tuple[str, ...]) -> list[str]:
    """The currencies that a mark as printed may mean, the likeliest first: the job's countries decide on "$" or "kr".

    A sign that several of the countries use goes to the one that stands first in CURRENCIES: "$" is US wherever the US
    is among them. Without a mark it is the currency of the first country that has one, and none where nothing tells.
    """
    local = [_OF_COUNTRY[country] for country in countries if country in _OF_COUNTRY]
    if not mark:
        return local[:1]
    if mark in _OWN:
        return [_OWN[mark]]
    if mark in COINS:
        return []
    sharing = _SHARED[mark]
    return list(dict.fromkeys([*[code for code in sharing if code in local][:1], sharing[0]]))
