"""What ERP systems call their columns, in English, German, French, Spanish and Chinese, and in SAP's short
names.

Within a meaning the better column comes first: a net amount before a gross one, a customer's name before its
number,
an invoice date before a due date. Course assumption: collected from common exports, not from one standard.
"""

import functools
import re
import unicodedata

from kam_helpers.ledger.numbers import CODES

STANDARD = ("customer", "date", "invoice", "product", "quantity", "price", "amount")
ROLES = (*STANDARD, "currency")
NET, GROSS = "net", "gross"

_NAMES = {
    "customer": """
        customer name; client name; account name; company name; sold to name; sold to party name; kundenname;
        kunde name;
        name des kunden; nom du client; nom client; raison sociale; nombre del cliente; nombre cliente; razon
        social;
        客户名称; 客户名; 客户简称; 购货单位; 购买方名称; 购方名称; 往来单位; 单位名称; name1; customer;
        client; account; buyer;
        sold to; sold to party; kunde; auftraggeber; debitor; debitorname; abnehmer; regulierer; acheteur;
        cliente;
        comprador; 客户; 买方; 购买方; bill to; payer; company; firma; customer id; customer no; customer nr;
        customer number; customer code; cust id; cust no; client id; client no; account id; account no;
        account number;
        kundennummer; kundennr; kunden nr; kunden id; kd nr; debitorennummer; debitor nr; kunnr; kunag; kunrg;
        code client; numero client; n client; codigo cliente; codigo de cliente; n cliente; id cliente;
        客户编号; 客户编码; 客户代码; 客户号""",
    "date": """
        invoice date; billing date; rechnungsdatum; fakturadatum; fkdat; date de facture; date facture;
        date de facturation; fecha factura; fecha de factura; fecha de facturacion; 开票日期; 发票日期;
        posting date;
        buchungsdatum; budat; date comptable; fecha contable; fecha de contabilizacion; 记账日期; 过账日期;
        入账日期;
        document date; belegdatum; bldat; date de piece; date piece; fecha documento; 单据日期; 凭证日期;
        transaction date;
        sales date; sale date; verkaufsdatum; date de vente; fecha de venta; 销售日期; 业务日期; date; datum;
        fecha; 日期; day;
        tag; jour; order date; auftragsdatum; bestelldatum; audat; date de commande; fecha de pedido; fecha
        pedido;
        订单日期; 下单日期; ship date; shipping date; delivery date; lieferdatum; date de livraison; fecha de
        entrega;
        出库日期; 发货日期; 交货日期; 时间; month; period""",
    "invoice": """
        invoice no; invoice number; invoice nr; invoice id; invoice; invoiceno; rechnungsnummer; rechnungsnr;
        rechnung nr;
        rechnung; faktura; fakturanummer; vbeln; numero de facture; numero facture; n facture; no facture;
        facture;
        numero de factura; numero factura; n factura; no factura; factura; 发票号; 发票号码; 发票编号;
        document no;
        document number; document; belegnummer; belegnr; beleg; belnr; piece; n piece; documento; 单据编号;
        单据号; 凭证号;
        transaction id; voucher; order no; order number; order id; auftragsnummer; auftrag; bestellnummer;
        n commande; commande; pedido; n pedido; 订单号; 订单编号; 销售单号""",
    "product": """
        product name; product; item name; item; article; artikel; artikelbezeichnung; produkt; material;
        materialtext;
        arktx; produit; nom produit; producto; nombre producto; articulo; 产品名称; 产品; 商品名称; 商品;
        物料名称; 品名;
        存货名称; 物料; sku; stock code; product id; product code; item no; item code; item number; material
        number;
        artikelnummer; artikelnr; materialnummer; matnr; reference; code article; code produit; codigo
        producto; codigo;
        产品编码; 产品编号; 物料编码; 物料号; 商品编码; 存货编码; part number; part no; description;
        designation; bezeichnung;
        libelle; descripcion; 规格型号; 摘要""",
    "quantity": """
        quantity; qty; invoiced quantity; billed quantity; quantity sold; units sold; menge; fakturierte
        menge; anzahl;
        stueck; stück; fkimg; kwmeng; mge; quantite; qte; qte facturee; cantidad; cant; unidades; 数量;
        销售数量; 实发数量;
        开票数量; units; pieces; volume""",
    "price": """
        net price; unit price; price; sales price; price per unit; unit price net; nettopreis; einzelpreis;
        stückpreis;
        preis; verkaufspreis; netpr; prix unitaire; prix unitaire ht; pu ht; pu; prix; precio unitario;
        precio; pvp;
        不含税单价; 单价; 销售单价; 含税单价; 价格; list price""",
    "currency": """
        currency; currency code; curr; ccy; document currency; waehrung; währung; belegwährung; waers; waerk;
        devise;
        monnaie; moneda; divisa; 币种; 货币; 币别""",
}
_AMOUNTS = {
    NET: """
        net amount; net value; net sales; net revenue; amount net; net; amount excl vat; amount excl tax;
        amount excluding tax; nettobetrag; nettowert; nettoumsatz; netto; betrag netto; umsatz netto; netwr;
        montant ht;
        montant hors taxe; total ht; ca ht; ht; importe neto; base imponible; neto; importe sin iva;
        不含税金额; 未税金额;
        无税金额; 净额; 不含税销售额""",
    "": """
        amount; line amount; invoice amount; sales amount; extended price; extended amount; line total;
        sales; revenue;
        turnover; net turnover; sales value; sales revenue; value; total amount; total price; total; betrag;
        umsatz; erlös;
        erlöse; wert; positionswert; rechnungsbetrag; gesamtpreis; gesamtbetrag; summe; dmbtr; wrbtr;
        montant; valeur;
        chiffre d affaires; ca; total ligne; importe; monto; ventas; valor; importe total; 金额; 销售额;
        销售金额; 收入;
        营业额; 开票金额; 总金额; 合计金额; 总价; 本币金额""",
    GROSS: """
        gross amount; gross value; gross sales; gross; amount gross; amount incl vat; amount incl tax;
        amount including tax; bruttobetrag; bruttowert; bruttoumsatz; brutto; betrag brutto; montant ttc;
        total ttc; ttc;
        importe bruto; importe con iva; total con iva; bruto; 含税金额; 价税合计; 含税销售额""",
}
# A header that contains a known name but also one of these means something else.
_NOT = {
    "customer": """group gruppe groupe grupo type typ tipo class segment since country land pays pais region
    city ort
        order bestell po reference referenz postcode plz street address adresse phone email manager 组 类
        地区 电话 地址 订单
        分组""",
    "date": "due faellig fällig echeance vencimiento paid birth valid created changed update 到期 付款 "
    "validade",
    "invoice": "type typ art date datum fecha amount betrag montant line position item status 类型 日期 "
    "金额 行",
    "product": "group gruppe famille family class type category hierarchy price preis date 类 组 价",
    "quantity": "unit einheit unite unidad ordered bestell stock lager open 单位",
    "price": "total list gesamt cost kosten unit of einheit 成本 总",
    "amount": """cost cogs kosten herstellkosten cout coste tax vat mwst ust steuer tva impuesto iva discount
    rabatt remise
        descuento freight fracht margin marge margen deckungsbeitrag profit gewinn budget plan quantity menge
        price preis
        prix precio paid open 税额 税率 成本 折扣 毛利 利润 运费 单价 数量""",
    "currency": "rate kurs amount betrag 汇率 金额",
}
_UNITS = frozenset({"in", *(code.casefold() for code in CODES), "rmb", "yuan", "元", "人民币", "local"})


def words(header: str) -> tuple[str, ...]:
    """A header as plain lower-case words: no accents, no units, camel case taken apart.

    >>> words("InvoiceNo"), words("Betrag (EUR)"), words("N° de pièce")
    (('invoice', 'no'), ('betrag',), ('n', 'de', 'piece'))
    """
    text = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", unicodedata.normalize("NFKC", header))
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(ch for ch in text if not unicodedata.combining(ch))
    found = tuple(word for word in re.split(r"[\W_]+", text) if word)
    return tuple(word for word in found if word not in _UNITS) or found


def _keys(block):
    return {"".join(words(name)): place for place, name in reversed(list(enumerate(block.split(";"))))}


_KNOWN = {role: _keys(block) for role, block in _NAMES.items()}
_KNOWN["amount"] = {
    key: 100 * group + place
    for group, block in enumerate(_AMOUNTS.values())
    for key, place in _keys(block).items()
}
_EXCLUDED = {role: frozenset("".join(words(w)) for w in text.split()) for role, text in _NOT.items()}


@functools.lru_cache(maxsize=4096)
def name_score(header: str, role: str) -> float:
    """How well a header names a role: 1000 and less for a known name, 300 and less for one contained, 0 for
    neither.

    >>> [round(name_score(header, "amount")) for header in ("Net amount", "Gross amount", "Colour")]
    [1000, 800, 0]
    >>> name_score("Customer group", "customer")
    0.0
    """
    parts = words(header)
    key = "".join(parts)
    place = _KNOWN[role].get(key)
    if place is not None:
        return 1000.0 - place
    if any(_excluded(part, role) for part in parts):
        return 0.0
    inside = [(len(name), place) for name, place in _KNOWN[role].items() if _contains(parts, key, name)]
    if not inside:
        return 0.0
    length, place = max(inside, key=lambda found: (found[0], -found[1]))
    return max(1.0, 300.0 * length / len(key) - place / 10)


def _excluded(part, role):
    """Short Latin words exclude as whole words, longer ones also in compounds, Chinese ones anywhere."""
    return any(
        part == word
        or (
            word in part
            if not word.isascii()
            else len(word) >= 5 and (part.startswith(word) or part.endswith(word))
        )
        for word in _EXCLUDED[role]
    )


def _contains(parts, key, name):
    """Latin names count as whole words (or long beginnings and ends of compounds), Chinese ones anywhere."""
    if not name.isascii():
        return len(name) >= 2 and name in key
    return name in parts or (len(name) >= 5 and (key.startswith(name) or key.endswith(name)))


@functools.lru_cache(maxsize=1024)
def amount_kind(header: str) -> str:
    """Does a header say that an amount is net or gross of tax? "net", "gross" or "" when it does not say.

    >>> amount_kind("Montant TTC"), amount_kind("Nettobetrag"), amount_kind("Amount")
    ('gross', 'net', '')
    """
    key = "".join(words(header))
    for kind in (NET, GROSS):
        if key in _keys(_AMOUNTS[kind]):
            return kind
    for kind, signs in ((GROSS, ("gross", "brutto", "ttc", "incl")), (NET, ("net", "netto", "ht", "excl"))):
        if any(word.startswith(signs) for word in words(header)):
            return kind
    return ""


def is_a_number(header: str) -> bool:
    """Does a header say that its column holds numbers or codes that stand for names?

    >>> is_a_number("Kundennummer"), is_a_number("Customer ID"), is_a_number("Kunde")
    (True, True, False)
    """
    ends = ("nummer", "number", "nr", "code", "codigo", "numero", "编号", "编码", "代码", "号")
    return any(word in ("id", "no", "n", "kunnr", "kunag") or word.endswith(ends) for word in words(header))


def recognised(headers) -> int:
    """How many different roles these headers name.

    >>> recognised(["Kunde", "Rechnungsdatum", "Nettobetrag", "Farbe"])
    3
    """
    return sum(any(name_score(header, role) > 0 for header in headers) for role in ROLES)
