using System.Net;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Tests.Access;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Families;
using AntiGaspi.Web.Tests.Office;
using AntiGaspi.Web.Tests.Presence;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Accessibility;

/// <summary>A page in one of its states.</summary>
/// <param name="Name">What its pictures and its faults are called.</param>
/// <param name="Path">Where it begins.</param>
/// <param name="Act">What the person does there; nothing for the page as it opens.</param>
internal sealed record Stop(string Name, string Path, Func<IPage, Task>? Act = null);

/// <summary>The pages that somebody goes through, in one browser.</summary>
/// <param name="Who">A persona of the demonstration; empty for a stranger.</param>
/// <param name="Site">Where.</param>
/// <param name="Stops">In this order.</param>
internal sealed record Walk(string Who, StorySite Site, IReadOnlyList<Stop> Stops)
{
    /// <summary>Whether the pages are those of families or of everybody, whose weight is bounded.</summary>
    public bool IsLight { get; init; } = true;

    /// <summary>Whether no cookie may come.</summary>
    public bool IsWithoutCookie { get; init; }
}

/// <summary>Every page of families and of everybody, and the first pages of agents, with their states: empty, full, done, wrong.</summary>
internal static class TourStops
{
    /// <summary>Addresses of everybody and of families that the tour does not open, and why.</summary>
    public static IReadOnlyDictionary<string, string> LeftOut { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/.well-known/security.txt"] = "a file", ["/stats/donnees.csv"] = "a file", ["/famille/mes-donnees.json"] = "a file",
        ["/agenda/{collectivite}/{secret}.ics"] = "a file", ["/etablissements/{uai}/affiche.pdf"] = "a file", ["/logo/{empreinte}"] = "a file", ["/teinte/{couleurs}.css"] = "a file",
        ["/healthz/live"] = "for programs", ["/healthz/ready"] = "for programs",
        ["/deconnexion"] = "leads on", ["/connexions/telephone"] = "leads on", ["/connexion/{fournisseur:regex(^(franceconnect|proconnect)$)}"] = "leads to the provider",
        ["/demonstration/avancer"] = "only takes a form", ["/demonstration/jouer"] = "only takes a form",
        ["/erreur/{status:int}"] = "seen at an address that leads nowhere", ["/famille/{acte}"] = "seen as the answer to a form",
    };

    public static IReadOnlyList<Walk> Public(StorySite demo, StorySite real) =>
    [
        new("", demo, [.. Everybody, new("histoire", "/"), new("porte-du-college", $"/etablissements/{DemoSchools.JeanMoulin}/prevenir"), new("personas", "/connexion/demo")]) { IsWithoutCookie = false },
        new("", demo, [new("composants", "/composants")]) { IsLight = false },
        new("", real, [.. Everybody, new("accueil", "/"), new("statistiques-une", "/stats/060"), new("porte-fermee", "/connexion")]) { IsWithoutCookie = true },
    ];

    public static IReadOnlyList<Walk> Doors(StorySite site) =>
    [
        new("", site,
        [
            new("connexion", "/connexion"), new("connexion-annulee", "/connexion?suite=annulee"), new("connexion-refus", "/connexion?suite=refus-franceconnect"),
            new("connexion-panne", "/connexion?suite=panne-proconnect"), new("courriel", "/connexion/courriel"),
            new("courriel-faux", "/connexion/courriel", page => SendAsync(page, ("adresse", "x"))),
            new("code-fini", "/connexion/code"), new("lien-fini", "/connexion/lien/rien"), new("non-invite", "/connexion/non-invite"), new("deconnecte", "/deconnexion/retour"),
            new("secours", "/connexion/secours"), new("secours-telephone", "/connexion/secours/telephone"), new("arret-fini", "/messages/arret/rien"), new("lien-de-repas-fini", "/repas/rien"), new("lien-de-pointage-fini", "/pointage/rien"),
            new("code", "/connexion/courriel", page => SendAsync(page, ("adresse", "camille@exemple.fr"))), new("code-faux", "/connexion/code", page => SendAsync(page, ("code", "0"))),
            new("activation", "/activation"), new("activation-vide", "/activation", page => SendAsync(page)),
        ]),
        new("nouveau", site,
        [
            new("enfant", "/activation"), new("enfant-vide", "/activation", page => SendAsync(page)), new("demande", "/activation/demande"),
            new("demande-vide", "/activation/demande", page => SendAsync(page)), new("ancien-compte", "/connexion/ancien-compte"),
        ]),
    ];

    public static IReadOnlyList<Walk> Families(FamilySite family) =>
    [
        new("camille", family.Site,
        [
            new("repas", "/famille"), new("suite", "/famille?semaines=2"), new("vacances", "/famille?semaines=4"), new("fait", "/famille", CancelAsync),
            new("jours", "/famille/jours"), new("jours-suite", "/famille/jours?semaines=4"), new("jours-vacances", "/famille/jours?semaines=34"), new("jours-rien", "/famille/jours", page => ActOnTickedAsync(page)), new("jours-fait", "/famille/jours", page => ActOnTickedAsync(page, "Léa, jeudi 26 novembre", "Tom, vendredi 27 novembre")),
            new("refus", "/famille", page => SendAsync(page, ("du", "2026-12-04"), ("au", "2026-12-01"))),
            new("remboursements", "/famille/remboursements"), new("repas-histoire", $"/famille/repas/{family.Lea}/2026-11-27/1"), new("enfants", "/famille/enfants"),
            new("mes-donnees", "/famille/mes-donnees"), new("mes-donnees-forfaits", "/famille/mes-donnees?partie=meal_plan"), new("consultations", "/famille/consultations"), new("connexions", "/connexions"),
            new("encore", "/connexions/encore"), new("reprise-vide", "/connexions/reprise"), new("espaces", "/espaces"),
            new("absences", "/famille/absences"), new("messages", "/famille/messages"), new("mois", "/famille/mois"), new("agenda", "/famille/agenda"), new("agenda-fait", "/famille/agenda", page => SendAsync(page)), new("semaines-de-garde", "/famille/semaines"), new("langue", "/famille/langue"), new("historique", "/famille/historique"),
            new("pointage-vide", "/famille/pointage"), new("absence-signalee", "/famille", TellLateAsync), new("absence-retiree", "/famille", TakeBackAsync),
        ]),
        new("dominique", family.Site, [new("repas-second", "/famille"), new("jours-second", "/famille/jours"), new("remboursements-second", "/famille/remboursements"), new("historique-second", "/famille/historique")]),
    ];

    /// <summary>A family that may be told on its browser too: the button, then the list. Without scripts there is no button, and the page says so.</summary>
    public static IReadOnlyList<Walk> Devices(FamilySite family) =>
        [new("camille", family.Site, [new("messages-appareil", "/famille/messages", _ => Task.CompletedTask), new("messages-appareil-inscrit", "/famille/messages", AddDeviceAsync)])];

    /// <summary>The evening of a day on which Léa came although her meal was cancelled.</summary>
    public static async Task<IReadOnlyList<Walk>> PresenceAsync(PresenceSite site) =>
    [
        new("vie-scolaire", site.Site, [new("porte-venu", "/vie-scolaire")]) { IsLight = false },
        new("", site.Site, [new("lien-de-pointage", await site.LinkAsync()), new("lien-de-repas", await site.MealLinkAsync()), new("lien-de-repas-fait", await site.MealLinkAsync(), CancelTickedAsync)]),
        new("camille", site.Site, [new("repas-pointage", "/famille"), new("pointage", "/famille/pointage"), new("pointage-fait", "/famille/pointage", ContestAsync)]),
        new("gestion", site.Site,
        [
            new("gestion-contestation", "/gestion"), new("liste-du-jour", "/gestion/pointage"), new("contestations", "/gestion/contestations"),
            new("contestation", "/gestion/contestations", page => page.Locator("main table a").First.ClickAsync()), new("contestation-vide", "/gestion/contestations", RefuseNothingAsync),
        ]) { IsLight = false },
    ];

    /// <summary>A parent whose children were taken away from the account.</summary>
    public static async Task<IReadOnlyList<Walk>> EmptyAsync(StorySite site)
    {
        await site.Db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync("update guardian set account_id = null where tenant = @tenant"));
        return [new("camille", site, [new("repas-vide", "/famille"), new("jours-vide", "/famille/jours"), new("remboursements-vide", "/famille/remboursements"), new("enfants-vide", "/famille/enfants"), new("historique-vide", "/famille/historique")])];
    }

    public static IReadOnlyList<Walk> Agents(FamilySite family) =>
    [
        new("chef", family.Site,
        [
            new("cuisine", "/cuisine"), new("semaines", "/cuisine/semaines"), new("feuille", "/cuisine/feuille/2026-11-24"),
            new("effectif", "/cuisine/effectif/2026-11-24"), new("convives", "/cuisine/convives"),
        ]) { IsLight = false },
        new("gestion", family.Site,
        [
            new("gestion", "/gestion"), new("eleves", "/gestion/eleves?liste=regime"), new("fiche", OfficeSite.Card(family.Lea)),
            new("forfait", OfficeSite.Card(family.Lea, "/forfait")), new("declarer-vide", "/gestion/calendrier/declarer?genre=fermeture", page => SendAsync(page)),
            new("equipe", "/gestion/equipe"), new("adresses", "/gestion/adresses"),
        ]) { IsLight = false },
        new("principal", family.Site, [new("direction", "/direction")]) { IsLight = false },
        new("vie-scolaire", family.Site, [new("porte", "/vie-scolaire"), new("sorties", "/vie-scolaire/sorties")]) { IsLight = false },
        new("comptable", family.Site, [new("comptabilite", "/comptabilite")]) { IsLight = false },
        new("departement", family.Site, [new("collectivite", "/collectivite"), new("collectivite-equipe", "/collectivite/equipe"), new("apparence", "/collectivite/apparence"), new("apparence-faux", "/collectivite/apparence", page => SendAsync(page, ("feuille", "jaune")))]) { IsLight = false },
        new("exploitation", family.Site, [new("exploitation", "/exploitation")]) { IsLight = false },
    ];

    /// <summary>With every door.</summary>
    public static OutsideSettings Outside => AccessRoutesTests.Whole with { Proxies = [IPNetwork.Parse("127.0.0.0/8")] };

    private static Stop[] Everybody =>
    [
        new("statistiques", "/stats"), new("accessibilite", PublicLinks.Accessibility), new("aide", PublicLinks.Help), new("contact", PublicLinks.Contact),
        new("mentions-legales", PublicLinks.LegalNotice), new("confidentialite", PublicLinks.Privacy), new("cookies", PublicLinks.Cookies),
        new("plan-du-site", PublicLinks.SiteMap), new("securite", "/securite"), new("nulle-part", "/nulle-part"),
    ];

    private static async Task CancelAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Décommander le repas de ") }).First.ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    private static async Task ActOnTickedAsync(IPage page, params string[] boxes)
    {
        foreach (var box in boxes)
        {
            await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new($"^{box} ") }).CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Décommander les repas cochés" }).ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    private static async Task CancelTickedAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Décommander les repas cochés" }).ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    private static async Task TellLateAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Prévenir la cuisine") }).First.ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    private static async Task TakeBackAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Retirer l’absence") }).First.ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    private static async Task ContestAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Ce n’est pas exact") }).First.ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    private static async Task RefuseNothingAsync(IPage page)
    {
        await page.Locator("main table a").First.ClickAsync();
        await SendAsync(page);
    }

    private static Task SendAsync(IPage page, params (string Name, string Value)[] fields) =>
        SendAsync(page.Locator(fields.Length == 0 ? "main form" : $"main form:has([name={fields[0].Name}])").First, fields);

    // The browser's own check would keep what is wrong from the server, whose answer is looked at.
    private static async Task SendAsync(ILocator form, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            await form.Locator($"[name={name}]").FillAsync(value);
        }

        await form.EvaluateAsync("form => form.noValidate = true");
        await form.Locator("button").First.ClickAsync();
        await form.Page.WaitForLoadStateAsync();
    }

    // As the module does, with the keys of the example of RFC 8291.
    private static async Task AddDeviceAsync(IPage page)
    {
        await page.EvaluateAsync("""
            () => {
              const form = document.getElementById("appareil");
              form.elements.adresse.value = "https://updates.push.services.mozilla.com/wpush/v2/visite";
              form.elements.cle.value = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
              form.elements.secret.value = "BTBZMqHH6r4Tts7J_aSIgg";
              form.submit();
            }
            """);
        await page.WaitForURLAsync("**/famille/messages?inscrit");
    }
}
