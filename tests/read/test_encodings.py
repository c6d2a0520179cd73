"""Encodings: declared, wrongly declared, marked and unsaid; what is lost is said."""

import time

import pytest

from dragoman.read.encodings import codec_of, decode_bytes

#: One paragraph about a bridge in several languages, our own words.
TEXTS = {
    "en": "The bridge at Sønderhavn – “the old lady” – isn’t safe, the mayor said. Repairs cost £2 million; the"
    " café beside it"
    " stays open. José Peña, the engineer, wants it closed before the winter storms begin.",
    "fr": "Le pont du vieux château est fermé à partir de lundi, a annoncé la préfecture. Les travaux coûteront"
    " près de deux"
    " millions ; l’élève ingénieur a relevé des fissures très profondes. Où passeront les camions cet été ?",
    "de": "Die Brücke über die Mündung wird ab Montag gesperrt, erklärte der Bürgermeister. Die Arbeiten kosten"
    " zwei Millionen,"
    " die Züge müssen längere Wege fahren. Größere Schäden wurden bei der jährlichen Prüfung entdeckt.",
    "pl": "Most nad ujściem rzeki zostanie zamknięty od poniedziałku, ogłosił burmistrz. Prace będą kosztować"
    " dwa miliony,"
    " ciężarówki pojadą dłuższą drogą. Inżynierowie znaleźli głębokie pęknięcia w żelaznych słupach.",
    "cs": "Most přes ústí řeky bude od pondělí uzavřen, oznámil starosta. Práce budou stát dva miliony a"
    " nákladní auta pojedou"
    " delší cestou. Inženýři našli hluboké trhliny v železných sloupech, řekl úředník.",
    "tr": "Nehrin ağzındaki köprü pazartesi gününden itibaren kapatılacak, dedi belediye başkanı. Çalışmalar"
    " iki milyona mal"
    " olacak; kamyonlar daha uzun yoldan gidecek. Mühendisler demir ayaklarda derin çatlaklar buldu.",
    "ru": "Мост через устье реки закроют с понедельника, объявил мэр города. Работы обойдутся в два миллиона,"
    " грузовики поедут"
    " длинной дорогой. Инженеры нашли глубокие трещины в железных опорах.",
    "uk": "Міст через гирло річки закриють із понеділка, оголосив міський голова. Роботи коштуватимуть два"
    " мільйони, вантажівки"
    " їхатимуть довшою дорогою. Інженери знайшли глибокі тріщини в залізних опорах.",
    "el": "Η γέφυρα στις εκβολές του ποταμού θα κλείσει από τη Δευτέρα, ανακοίνωσε ο δήμαρχος. Τα έργα θα κοστίσουν δύο"
    " εκατομμύρια και τα φορτηγά θα πηγαίνουν από τον μακρύτερο δρόμο.",
    "he": "הגשר מעל שפך הנהר ייסגר החל מיום שני, הודיע ראש העיר. העבודות יעלו שני מיליון, והמשאיות ייסעו בדרך הארוכה."
    " המהנדסים מצאו סדקים עמוקים בעמודי הברזל.",
    "ar": "سيغلق الجسر فوق مصب النهر ابتداء من يوم الاثنين كما أعلن رئيس البلدية. وستكلف الأعمال مليونين وستسلك"
    " الشاحنات الطريق"
    " الأطول. وقد عثر المهندسون على شقوق عميقة في الأعمدة.",
    "ja": "河口の橋は月曜日から通行止めになると市長が発表した。工事には二百万かかり、トラックは遠回りをする。"
    "技師たちは鉄の柱に深いひびを見つけた。",
    "zh": "市长宣布，河口的大桥从星期一起关闭。工程将花费两百万，卡车要绕远路。工程师在铁柱上发现了很深的裂缝。",
    "zh-tw": "市長宣布，河口的大橋從星期一起關閉。工程將花費兩百萬，卡車要繞遠路。工程師在鐵柱上發現了很深的裂縫。",
    "ko": "강어귀의 다리가 월요일부터 통제된다고 시장이 발표했다. 공사에는 이백만이 들고 트럭은 먼 길로 돌아가야 한다.",
}
ENCODINGS = (
    *(
        ("utf-8", "ru"),
        ("utf-8-sig", "pl"),
        ("utf-16", "ja"),
        ("utf-32", "he"),
        ("utf-16-le", "de"),
        ("utf-16-be", "en"),
    ),
    *(
        ("windows-1250", "cs"),
        ("windows-1250", "pl"),
        ("windows-1251", "ru"),
        ("windows-1251", "uk"),
        ("windows-1252", "fr"),
    ),
    *(
        ("windows-1252", "en"),
        ("windows-1252", "de"),
        ("windows-1253", "el"),
        ("windows-1254", "tr"),
        ("windows-1255", "he"),
    ),
    *(("windows-1256", "ar"), ("iso-8859-2", "pl"), ("iso-8859-5", "ru"), ("iso-8859-8", "he"), ("iso-8859-15", "fr")),
    *(("koi8-r", "ru"), ("koi8-u", "uk"), ("ibm866", "ru"), ("shift_jis", "ja"), ("euc-jp", "ja"), ("gb18030", "zh")),
    *(("big5", "zh-tw"), ("euc-kr", "ko")),
)
LIES = ("utf-8", "windows-1252", "iso-8859-1", "koi8-r", "no-such-encoding")


def encoded(language: str, encoding: str) -> tuple[bytes, str]:
    text = TEXTS[language].replace("’", "'") if encoding.startswith("iso") else TEXTS[language]
    data = (text * 6).encode(encoding, "ignore")
    return data, data.decode(encoding)


@pytest.mark.parametrize(("encoding", "language"), ENCODINGS)
@pytest.mark.parametrize("declared", ["truly", None, *LIES])
def test_every_encoding_is_read_whatever_is_declared(encoding: str, language: str, declared: str | None) -> None:
    data, truth = encoded(language, encoding)
    decoded = decode_bytes(data, encoding if declared == "truly" else declared)
    assert decoded is not None
    assert decoded.text == truth
    assert "\ufffd" not in decoded.text


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        (" 'latin1' ", "cp1252"),
        ("gb2312", "gb18030"),
        ("Shift_JIS", "cp932"),
        ("utf8", "utf-8"),
    ],
)
def test_labels_of_the_web(label: str, codec: str) -> None:
    assert codec_of(label) == codec


@pytest.mark.parametrize("label", ["utf-7", "hz-gb-2312", "rot13", "zip", "nonsense"])
def test_what_is_never_decoded(label: str) -> None:
    assert codec_of(label) is None


def test_damage_is_replaced_counted_and_said() -> None:
    data = (TEXTS["ru"] * 6).encode()
    at = data.index(b" ", 1000)
    broken = data[:at] + b"\xff" + data[at:]
    decoded = decode_bytes(broken)
    assert decoded is not None
    assert decoded.text.count("\ufffd") == 1
    assert decoded.notes == ("1 places were no UTF-8 and are shown as U+FFFD",)


def test_damage_done_before_is_said() -> None:
    decoded = decode_bytes("The caf\ufffd stays open.".encode())
    assert decoded is not None
    assert "lost before" in decoded.notes[0]


def test_a_guess_is_said_to_be_one() -> None:
    decoded = decode_bytes("The café stays open.".encode("cp1252"))
    assert decoded is not None
    assert decoded.text == "The café stays open."
    assert "guess" in decoded.notes[0]


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 9, b"MZ\x00\xff\xfe\x00\x80" * 40])
def test_what_is_no_text(data: bytes) -> None:
    assert decode_bytes(data) is None


def test_a_long_run_without_a_space_takes_no_long_time() -> None:
    started = time.process_time()
    decode_bytes(b"[" * 300_000 + b" caf\xe9 \x81")
    assert time.process_time() - started < 5
