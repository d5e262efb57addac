using AntiGaspi.App.Access;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.SignIn;

/// <summary>FranceConnect or ProConnect, as this service uses it: two doors that never share an address (mix-up).</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Name">Its name on the pages; also that of its settings and of its scheme.</param>
/// <param name="Address">The page that leads there.</param>
/// <param name="Scopes">What is asked of the person's identity: what is used, and nothing more.</param>
/// <param name="Assurance">The level that is asked for and must come back; null when any will do.</param>
/// <param name="UsesPkce">Whether the proof key is sent: FranceConnect refuses every parameter that it does not know.</param>
public sealed record Provider(IdentityProvider Kind, string Name, string Address, string Scopes, string? Assurance, bool UsesPkce)
{
    public static Provider FranceConnect { get; } = new(
        IdentityProvider.FranceConnect, "FranceConnect", "/connexion/franceconnect", "openid given_name family_name preferred_username", "eidas1", UsesPkce: false);

    public static Provider ProConnect { get; } = new(
        IdentityProvider.ProConnect, "ProConnect", "/connexion/proconnect", "openid given_name usual_name email uid siret", Assurance: null, UsesPkce: true);

    /// <summary>Where it sends the browser back.</summary>
    public string ReturnAddress => Address + "/retour";

    /// <summary>Its settings; null when this door is not set up.</summary>
    public ProviderSettings? In(OutsideSettings outside) => Kind == IdentityProvider.FranceConnect ? outside.FranceConnect : outside.ProConnect;

    /// <summary>The doors that are set up.</summary>
    public static IEnumerable<Provider> AllIn(OutsideSettings outside) => new[] { FranceConnect, ProConnect }.Where(one => one.In(outside) is not null);

    /// <summary>The door of a kind; null for a kind that is no provider.</summary>
    public static Provider? Of(IdentityProvider kind) => new[] { FranceConnect, ProConnect }.SingleOrDefault(one => one.Kind == kind);
}
