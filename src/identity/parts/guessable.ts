// Passwords that everyone tries first: common ones of twelve characters and more, and words that are common with digits around them.

const WORDS = `
password passwordpassword wachtwoord wachtwoordwachtwoord welkom welkomwelkom welkomthuis geheim geheimgeheim inloggen toegang
letmein letmeinletmein iloveyou iloveyouiloveyou ikhouvanjou princess sunshine football baseball basketball superman batman trustno
administrator administratie beheerder gemeente gemeenteutrecht provincie veiligheid veiligheidscoalitie slagvaardig middennederland
midden-nederland politie openbaarministerie burgemeester regiobureau utrecht amersfoort hilversum nederland holland amsterdam rotterdam
zomer winter herfst lente januari februari maart april augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag
qwerty qwertyuiop qwertyqwerty azerty asdfghjkl zxcvbnm qazwsx qazwsxedc changeme changemenow verander veranderen testtest testwachtwoord
computer internet microsoft windows google facebook whatsapp linkedin voetbal ajax feyenoord psv koffie koffiezetapparaat monkey dragon
master shadow michael jennifer daniel charlie liverpool chelsea whatever starwars hallo hallohallo dankjewel alstublieft
correcthorsebatterystaple correct-horse-battery-staple tobeornottobe thequickbrownfox mypassword mijnwachtwoord nieuwwachtwoord sterkwachtwoord
`

/** In lower case. */
export const GUESSABLE: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/))
