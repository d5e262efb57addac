using System.Security.Cryptography;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Look;

/// <summary>What an officer filled in.</summary>
/// <param name="Name">The name that the collectivité goes by; empty for none of its own.</param>
/// <param name="Leaf">The colour of acts and links; empty for that of the theme.</param>
/// <param name="Blue">The colour of information; empty for that of the theme.</param>
/// <param name="LogoAlt">What the logo says to who does not see it.</param>
/// <param name="LogoFile">The logo that was sent; null when none was, and the one before stays.</param>
/// <param name="RemovesLogo">Whether the one before goes.</param>
public sealed record AskedLook(string Name, string Leaf, string Blue, string LogoAlt, byte[]? LogoFile, bool RemovesLogo)
{
    /// <summary>What it makes of the look in use, to be seen before it is taken; a logo that was sent is not in it.</summary>
    public AuthorityLook Over(AuthorityLook used) =>
        used with { Name = Given(Name), Leaf = Colour.Read(Leaf), Blue = Colour.Read(Blue), Logo = RemovesLogo ? null : used.Logo };

    internal static string? Given(string text) => text.Trim() is { Length: > 0 } given ? given : null;
}

/// <summary>What is wrong in a field, and the nearest colour that passes where it is a colour that does not.</summary>
public sealed record LookFault(LookField Field, LookRefusal Why, Colour? Asked = null, Colour? Nearest = null);

/// <summary>A field of the form.</summary>
public enum LookField
{
    Name,
    Leaf,
    Blue,
    Logo,
    LogoAlt,
}

/// <summary>Why a look is not taken.</summary>
public enum LookRefusal
{
    TooLong,
    NoColour,
    TooPale,
    NoWords,
    TooHeavy,
    NoPicture,
    ActivePicture,
    UnknownPart,
    TooTangled,
    BadShape,
}

/// <summary>States how a collectivité looks: its name, its logo, its two colours, each read by everybody or refused.</summary>
public sealed class SetLook(Db db)
{
    /// <summary>What is to be mended; empty when it is done. Null for whoever is no officer of the collectivité.</summary>
    public async Task<IReadOnlyList<LookFault>?> RunAsync(Scope scope, AskedLook asked, DateTimeOffset now)
    {
        var judged = await JudgeAsync(scope, asked);
        if (judged is { Faults.Count: 0 })
        {
            await WriteAsync(scope, asked, judged.Logo, judged.KeepsLogo, now);
        }

        return judged?.Faults;
    }

    /// <summary>The same without writing anything: what would have to be mended.</summary>
    public async Task<IReadOnlyList<LookFault>?> CheckAsync(Scope scope, AskedLook asked) => (await JudgeAsync(scope, asked))?.Faults;

    private async Task<Judged?> JudgeAsync(Scope scope, AskedLook asked)
    {
        if (await db.ReadAsync<bool>(scope, Before) is not [var hadLogo])
        {
            return null;
        }

        var keepsLogo = hadLogo && asked is { LogoFile: null, RemovesLogo: false };
        var (logo, fault) = asked.LogoFile is { } file ? LogoFile.Read(file) : default;
        var hasLogo = keepsLogo || asked.LogoFile is not null;
        return new([.. Faults(asked, hasLogo), .. fault is { } why ? new[] { new LookFault(LookField.Logo, why) } : []], logo, keepsLogo);
    }

    private static IEnumerable<LookFault> Faults(AskedLook asked, bool hasLogo)
    {
        if (asked.Name.Trim().Length > AuthorityLook.MaxLetters)
        {
            yield return new(LookField.Name, LookRefusal.TooLong);
        }

        foreach (var (field, text) in new[] { (LookField.Leaf, asked.Leaf), (LookField.Blue, asked.Blue) })
        {
            if (FaultOf(field, text) is { } fault)
            {
                yield return fault;
            }
        }

        if (hasLogo && asked.LogoAlt.Trim() is { Length: 0 or > AuthorityLook.MaxLetters } words)
        {
            yield return new(LookField.LogoAlt, words.Length == 0 ? LookRefusal.NoWords : LookRefusal.TooLong);
        }
    }

    private static LookFault? FaultOf(LookField field, string text) => Colour.Read(text) switch
    {
        null => text.Trim().Length == 0 ? null : new(field, LookRefusal.NoColour),
        { } colour => Tint.Passes(colour) ? null : new(field, LookRefusal.TooPale, colour, Tint.Nearest(colour)),
    };

    private Task<int> WriteAsync(Scope scope, AskedLook asked, Logo? logo, bool keepsLogo, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        await transaction.ExecuteAsync(Upsert, new
        {
            name = AskedLook.Given(asked.Name), leaf = Colour.Read(asked.Leaf)?.ToString(), blue = Colour.Read(asked.Blue)?.ToString(),
            logo = logo?.Content, kind = (int)(logo?.Kind ?? default), sha256 = logo is null ? null : Convert.ToHexStringLower(SHA256.HashData(logo.Content)),
            width = logo?.Width ?? 0, alt = logo is not null || keepsLogo ? AskedLook.Given(asked.LogoAlt) : null, keepsLogo, now = now.ToStored(),
        });
        return await AuditTrail.AddAsync(transaction, "look.set", scope.AccountId, now);
    });

    private sealed record Judged(IReadOnlyList<LookFault> Faults, Logo? Logo, bool KeepsLogo);

    // A row for an officer, none for anybody else.
    private const string Before = """
        select exists (select 1 from authority_look l where l.tenant = @tenant and l.logo is not null)
        from local_authority a
        where a.tenant = @tenant
          and exists (select 1 from role_grant r where r.tenant = @tenant and r.account_id = @account and r.role = 7 and r.ended_at is null)
        """;

    private const string Upsert = """
        insert into authority_look (tenant, name, leaf, blue, logo, logo_kind, logo_sha256, logo_width, logo_alt, changed_at)
        values (@tenant, @name, @leaf, @blue, @logo, @kind, @sha256, @width, @alt, @now)
        on conflict (tenant) do update set name = excluded.name, leaf = excluded.leaf, blue = excluded.blue,
          logo = case when @keepsLogo then authority_look.logo else excluded.logo end,
          logo_kind = case when @keepsLogo then authority_look.logo_kind else excluded.logo_kind end,
          logo_sha256 = case when @keepsLogo then authority_look.logo_sha256 else excluded.logo_sha256 end,
          logo_width = case when @keepsLogo then authority_look.logo_width else excluded.logo_width end,
          logo_alt = excluded.logo_alt, changed_at = excluded.changed_at
        """;
}
