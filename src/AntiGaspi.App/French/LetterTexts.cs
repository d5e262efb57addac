using AntiGaspi.App.Access;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>A sentence in another language, with the code of that language.</summary>
public sealed record OtherLanguage(string Code, string Name, string Text);

/// <summary>What the letter to a family says; the PDF and the page say the same.</summary>
public static class LetterTexts
{
    public const string Sender = "Restauration scolaire";
    public const string Hello = "Bonjour,";
    public const string CodeLabel = "Votre code";
    public const string QrName = "Carré à photographier avec un téléphone, qui ouvre l’adresse avec le code";
    public static string NoPayment => Say("Aucun paiement ne vous sera demandé. Aucun mot de passe, aucun numéro de compte bancaire non plus.");
    public const string Yours = "Ce code est pour vous seulement. Un autre responsable de l’enfant reçoit le sien.";

    /// <summary>The key sentence for readers of little French.</summary>
    public static IReadOnlyList<OtherLanguage> Others { get; } =
    [
        new("en", "English", "With this code you can tell the school canteen when your child will not eat. You can also call the school."),
        new("pt", "Português", "Com este código pode avisar a cantina quando o seu filho não for almoçar. Também pode telefonar para a escola."),
        new("tr", "Türkçe", "Bu kodla, çocuğunuz yemek yemeyeceğinde okul kantinine haber verebilirsiniz. Okulu da arayabilirsiniz."),
    ];

    /// <summary>The title: whose meals.</summary>
    public static string Title(FamilyLetter letter) => $"Prévenir la cantine pour {Formats.Join(letter.Children.Select(child => child.Name).Distinct(StringComparer.Ordinal).ToList())}";

    /// <summary>Whom the letter is to be handed to.</summary>
    public static string HandTo(LetterChild child) => child.Division is null ? child.Name : $"{child.Name}, {child.Division}";

    /// <summary>Why this letter.</summary>
    public static string Why => "Quand votre enfant ne mange pas à la cantine, vous pouvez prévenir par internet. " + NothingToDo;

    /// <summary>What a notice in time changes, and that saying nothing changes nothing.</summary>
    public static string NothingToDo => Say(
        "Si vous prévenez à temps, le repas n’est pas préparé. Quand le règlement de la restauration le prévoit, il est déduit de votre facture. Si vous ne faites rien, votre enfant mange comme d’habitude.");

    /// <summary>What to do, one step a line.</summary>
    public static IReadOnlyList<string> Steps(Uri site) =>
    [
        $"1. Photographiez le carré, ou ouvrez l’adresse {ShortAddress(site)}",
        "2. Vérifiez le code ci-dessous, ou tapez-le.",
        "3. Connectez-vous, puis donnez la date de naissance de votre enfant.",
    ];

    /// <summary>How long the code serves.</summary>
    public static string Until(FamilyLetter letter) => $"Il sert une seule fois, jusqu’au {Formats.DayAndYear(letter.LastDay)}. S’il est perdu, le secrétariat en imprime un autre.";

    /// <summary>Where the square leads: a false one is a known trick.</summary>
    public static string LeadsTo(Uri site) => $"Le carré mène à {site.Host} et nulle part ailleurs. {NoPayment}";

    /// <summary>The way without internet, which is a right.</summary>
    public static string OnPaper(FamilyLetter letter) =>
        $"Vous préférez le téléphone ou le papier\u00A0? Appelez le {Formats.Phone(letter.Phone)} ou écrivez au secrétariat\u00A0: il prévient la cuisine pour vous, aux mêmes conditions.";

    /// <summary>The address that people type, without "https://".</summary>
    public static string ShortAddress(Uri site) => $"{(site.IsDefaultPort ? site.Host : site.Authority)}/activation";

    /// <summary>What the square holds. After # a browser sends nothing to the server: the code stands in no log.</summary>
    public static string LinkOf(Uri site, Domain.Roster.ActivationCode code) => new Uri(site, "/activation").AbsoluteUri + "#" + code.Symbols;
}
