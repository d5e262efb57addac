using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Roster;

/// <summary>Opens the service to a local authority (<i>collectivité</i>): the first thing that is done for it.</summary>
public sealed class AddAuthority(Db db)
{
    /// <summary>Longest code and longest name, in characters.</summary>
    public const int MaxCode = 20;

    /// <summary>Longest name, in characters.</summary>
    public const int MaxName = 120;

    /// <summary>Adds it; null when the code is taken.</summary>
    public Task<LocalAuthority?> RunAsync(string code, string name) => db.WriteAsync<LocalAuthority?>(
        Scope.Service(0),
        async transaction =>
        {
            var added = await transaction.QueryAsync<LocalAuthority>(Insert, new { code, name });
            return added.Count == 0 ? null : added[0];
        });

    private const string Insert = """
        insert into local_authority (tenant, code, name)
        select coalesce(max(tenant), 0) + 1, @code, @name from local_authority where true
        on conflict (code) do nothing
        returning tenant, code, name
        """;
}
