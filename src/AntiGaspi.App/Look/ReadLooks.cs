using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Look;

/// <summary>Reads how each collectivité looks, so that no page has to ask for it.</summary>
public sealed class ReadLooks(Db db)
{
    /// <summary>Every collectivité, those that chose nothing too; about a hundred in the whole country.</summary>
    public async Task<IReadOnlyList<AuthorityLook>> RunAsync()
    {
        var looks = new List<AuthorityLook>();
        foreach (var tenant in await db.TenantsAsync())
        {
            looks.Add(await OfAsync(Scope.Public(tenant)));
        }

        return looks;
    }

    /// <summary>How one collectivité looks.</summary>
    public async Task<AuthorityLook> OfAsync(Scope scope) =>
        await db.ReadAsync<Row>(scope, Sql) is [var row] ? row.Look(scope.Tenant) : AuthorityLook.Neutral(scope.Tenant);

    private const string Sql = "select name, leaf, blue, logo, logo_kind, logo_sha256, logo_width, logo_alt from authority_look where tenant = @tenant";

    private sealed record Row
    {
        public string? Name { get; init; }

        public string? Leaf { get; init; }

        public string? Blue { get; init; }

        public byte[]? Logo { get; init; }

        public int LogoKind { get; init; }

        public string? LogoSha256 { get; init; }

        public int LogoWidth { get; init; }

        public string? LogoAlt { get; init; }

        public AuthorityLook Look(int tenant) => new(
            tenant,
            Name,
            Colour.Read(Leaf),
            Colour.Read(Blue),
            Logo is null ? null : new ShownLogo(new(Logo, (LogoKind)LogoKind, LogoWidth), LogoSha256 ?? "", LogoAlt ?? ""));
    }
}
