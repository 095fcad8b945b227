"""Divisions whose name in the map of 2019 is not the one that CLDR has now, and units that the map lacks."""

from __future__ import annotations

# By country: "name in the map > name in CLDR's English subdivisions".
_RENAMED = {
    "AR": "Ciudad de Buenos Aires > Buenos Aires",
    "BG": "Grad Sofiya > Sofia District",
    "CL": "Magallanes y Antártica Chilena > Magallanes Region; Aisén del General Carlos Ibáñez del Campo > Aysén",
    "CM": "Adamaoua > Adamawa; Nord-Ouest > Northwest; Sud-Ouest > Southwest",
    "CN": "Inner Mongol > Inner Mongolia",
    "CO": "Bogota > Capital District; San Andrés y Providencia > San Andrés & Providencia",
    "CZ": "Prague > Prague, Hlavní mešto",
    "DK": "Syddanmark > Southern Denmark; Midtjylland > Central Denmark; Nordjylland > Northern Denmark;"
    " Sjaælland > Zealand; Hovedstaden > Capital Region",
    "DZ": "Alger > Algiers; Tipaza > Tipasa",
    "EG": "Al Qahirah > Cairo; Al Jizah > Giza; Bur Sa`id > Port Said; Shamal Sina' > North Sinai;"
    " Janub Sina' > South Sinai;"
    " Al Bahr al Ahmar > Red Sea; Al Iskandariyah > Alexandria; Al Minya > Minya; Suhaj > Sohag; Matruh > Matrouh;"
    " Ash Sharqiyah > Al Sharqia; Al Gharbiyah > Gharbia; Al Qalyubiyah > Qalyubia; Ad Daqahliyah > Dakahlia;"
    " Dumyat > Damietta; Al Fayyum > Faiyum; Bani Suwayf > Beni Suef; Qina > Qena; Al Minufiyah > Monufia;"
    " As Suways > Suez; Kafr ash Shaykh > Kafr el-Sheikh; Al Wadi at Jadid > New Valley",
    "FI": "Finland Proper > Southwest Finland; Päijät-Häme > Päijänne Tavastia",
    "HR": "Zadarska > Zadar; Medimurska > Međimurje; Varaždinska > Varaždin; Istarska > Istria;"
    " Primorsko-Goranska > Primorje-Gorski Kotar; Dubrovacko-Neretvanska > Dubrovnik-Neretva;"
    " Splitsko-Dalmatinska > Split-Dalmatia; Šibensko-Kninska > Šibenik-Knin; Zagrebacka > Zagreb County;"
    " Koprivničko-Križevačka > Koprivnica-Križevci; Viroviticko-Podravska > Virovitica-Podravina;"
    " Osjecko-Baranjska > Osijek-Baranja; Krapinsko-Zagorska > Krapina-Zagorje; Karlovacka > Karlovac",
    "ID": "Jakarta Raya > Jakarta; Kepulauan Riau > Riau Islands; Sulawesi Tenggara > Southeast Sulawesi;"
    " Bangka-Belitung > Bangka–Belitung Islands",
    "IQ": "Al-Basrah > Basra; Dihok > Dohuk; Ninawa > Nineveh; As-Sulaymaniyah > Sulaymaniyah; Sala ad-Din > Saladin;"
    " Arbil > Erbil; Babil > Babylon; An-Najaf > Najaf; At-Ta'mim > Kirkuk",
    "IR": "East Azarbaijan > East Azerbaijan; Esfahan > Isfahan; Kordestan > Kurdistan;"
    " Kohgiluyeh and Buyer Ahmad > Kohgiluyeh and Boyer-Ahmad; Chahar Mahall and Bakhtiari > Chaharmahal and Bakhtiari",
    "KR": "Gwangju > Gwangju City",
    "LB": "An Nabatiyah > Nabatieh; South Lebanon > South; North Lebanon > North",
    "MX": "Distrito Federal > Ciudad de Mexico",
    "MY": "Pulau Pinang > Penang; Melaka > Malacca",
    "NG": "Nassarawa > Nasarawa",
    "PK": "Northern Areas > Gilgit-Baltistan",
    "PL": "Warmian-Masurian > Warmia-Masuria; West Pomeranian > West Pomerania; Podlachian > Podlachia;"
    " Pomeranian > Pomerania; Silesian > Silesia; Masovian > Mazovia; Kuyavian-Pomeranian > Kuyavia-Pomerania;"
    " Świętokrzyskie > Holy Cross",
    "RU": "Chechnya > Chechen; Ingush > Ingushetia; North Ossetia > North Ossetia-Alania; Moskva > Moscow;"
    " City of St. Petersburg > Saint Petersburg; Primor'ye > Primorsky Krai; Chukchi Autonomous Okrug > Chukotka Okrug;"
    " Maga Buryatdan > Magadan; Arkhangel'sk > Arkhangelsk; Gorno-Altay > Altai; Altay > Altai Krai;"
    " Kabardin-Balkar > Kabardino-Balkar; Yevrey > Jewish; Yamal-Nenets > Yamalo-Nenets Okrug;"
    " Nizhegorod > Nizhny Novgorod; Orel > Oryol; Adygey > Adygea; Khakass > Khakassia; Kalmyk > Kalmykia;"
    " Mariy-El > Mari El; Khanty-Mansiy > Khanty-Mansi; Moskovsskaya > Moscow Province;"
    " Ul'yanovsk > Ulyanovsk; Chita > Zabaykalsky Krai",
    "SA": "Ar Riyad > Riyadh; Ash Sharqiyah > Eastern; Al Quassim > Al-Qassim;"
    " Al Hudud ash Shamaliyah > Northern Borders",
    "SK": "Žilinský > Žilina; Košický > Košice; Bratislavský > Bratislava; Trnavský > Trnava; Trenciansky > Trenčín;"
    " Banskobystrický > Banská Bystrica; Nitriansky > Nitra",
    "SY": "Homs (Hims) > Homs; Hasaka (Al Haksa) > Al-Hasakah; Lattakia > Latakia; Dar`a > Daraa;"
    " Dayr Az Zawr > Deir ez-Zor; Hamah > Hama",
    "TH": "Phangnga > Phang Nga; Suphan Buri > Suphanburi; Lop Buri > Lopburi",
    "TN": "Sidi Bou Zid > Sidi Bouzid",
    "UA": "Crimea > Crimea; Donets'k > Donechchyna; Luhans'k > Luhanshchyna; Kharkiv > Kharkivshchyna;"
    " Kherson > Khersonshchyna; Odessa > Odeshchyna; Kiev > Kyivshchyna; Kiev City > Kyiv; L'viv > Lvivshchyna;"
    " Mykolayiv > Mykolayivschyna; Poltava > Poltavshchyna; Rivne > Rivnenshchyna; Vinnytsya > Vinnychchyna;"
    " Dnipropetrovs'k > Dnipropetrovshchyna; Zhytomyr > Zhytomyrshchyna; Ivano-Frankivs'k > Prykarpattia;"
    " Kirovohrad > Kirovohradschyna; Sumy > Sumshchyna; Ternopil' > Ternopilshchyna;"
    " Chernihiv > Chernihivshchyna; Khmel'nyts'kyy > Khmelnychchyna; Cherkasy > Cherkashchyna",
    "US": "District of Columbia > Washington DC",
    "VN": "Ha Noi > Hanoi; Hải Phòng > Haiphong",
}

#: (country, name in the map) → name in CLDR.
RENAMED: dict[tuple[str, str], str] = {
    (country, old.strip()): new.strip()
    for country, pairs in _RENAMED.items()
    for old, new in (pair.split(" > ") for pair in pairs.split(";"))
}

#: English counties that the map has only in parts, with GeoNames' code.
CEREMONIAL_COUNTIES: dict[str, str] = {
    "Bedfordshire": "GB.ENG.bedfordshire",
    "Berkshire": "GB.ENG.berkshire",
    "Cheshire": "GB.ENG.cheshire",
    "Greater London": "GB.ENG.GLA",
    "Greater Manchester": "GB.ENG.greater-manchester",
    "Merseyside": "GB.ENG.merseyside",
    "South Yorkshire": "GB.ENG.south-yorkshire",
    "Tyne and Wear": "GB.ENG.tyne-and-wear",
    "West Midlands": "GB.ENG.west-midlands",
    "West Yorkshire": "GB.ENG.west-yorkshire",
}
