namespace AntiGaspi.Domain.Basics;

/// <summary>Who acts, for which local authority (tenant). It comes from the signed-in account, never from a form.</summary>
/// <param name="Tenant">The local authority (<i>collectivité</i>); at least 1.</param>
/// <param name="AccountId">The account that acts; <see cref="Guid.Empty"/> for the service itself.</param>
/// <param name="Role">What the account may do there.</param>
/// <param name="Schools">The schools that an agent works for; empty for a family and for the whole authority.</param>
public sealed record Scope(int Tenant, Guid AccountId, Role Role, IReadOnlyList<Guid> Schools)
{
    /// <summary>The service itself, doing a job that no person asked for (sealing at the cutoff).</summary>
    public static Scope Service(int tenant) => new(tenant, Guid.Empty, Role.Service, []);

    /// <summary>Anyone, reading what is published.</summary>
    public static Scope Public(int tenant) => new(tenant, Guid.Empty, Role.Public, []);
}

/// <summary>What an account may do in a tenant.</summary>
public enum Role
{
    /// <summary>Reads what is published.</summary>
    Public = 0,

    /// <summary>A legal guardian or payer (<i>responsable légal</i>, <i>responsable financier</i>).</summary>
    Family = 1,

    /// <summary>The head cook (<i>chef de cuisine</i>).</summary>
    HeadCook = 2,

    /// <summary>The school business manager (<i>secrétaire général d'EPLE, gestionnaire</i>).</summary>
    SchoolManager = 3,

    /// <summary>The principal, authorising officer (<i>chef d'établissement, ordonnateur</i>).</summary>
    Principal = 4,

    /// <summary>Pupils' life: the door of the canteen, class trips, no money (<i>vie scolaire</i>).</summary>
    PupilLife = 5,

    /// <summary>The public accountant (<i>agent comptable</i>).</summary>
    PublicAccountant = 6,

    /// <summary>An officer of the local authority (<i>département</i>).</summary>
    AuthorityOfficer = 7,

    /// <summary>Runs the machine.</summary>
    Operator = 8,

    /// <summary>The service's own jobs.</summary>
    Service = 9,
}
