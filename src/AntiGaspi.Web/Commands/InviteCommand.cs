using System.CommandLine;
using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Commands;

/// <summary><c>authority invite</c>: invites the first person of a local authority, who then invites the others on a page.</summary>
internal static class InviteCommand
{
    private static readonly Argument<string> Code = new("CODE") { Description = "Code de la collectivité." };
    private static readonly Argument<string> Email = new("COURRIEL") { Description = "Adresse professionnelle de la personne : celle que ProConnect donnera." };

    private static readonly Option<string> AskedRole = new("--role")
    {
        Description = "departement (par défaut : il invite ensuite les autres), exploitation ; avec --school : gestion, principal, comptable, chef, vie-scolaire.",
        DefaultValueFactory = _ => "departement",
    };

    private static readonly Option<string?> School = new("--school") { Description = "UAI du collège, pour un rôle tenu dans un collège." };

    private static readonly Dictionary<string, Role> Words = new(StringComparer.Ordinal)
    {
        ["departement"] = Role.AuthorityOfficer, ["exploitation"] = Role.Operator, ["gestion"] = Role.SchoolManager, ["principal"] = Role.Principal,
        ["comptable"] = Role.PublicAccountant, ["chef"] = Role.HeadCook, ["vie-scolaire"] = Role.PupilLife,
    };

    public static Command Create()
    {
        AskedRole.AcceptOnlyFromAmong([.. Words.Keys]);
        Email.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && NewInvitation.EmailOf(result.Tokens[0].Value) is null)
            {
                result.AddError($"« {result.Tokens[0].Value} » n’est pas une adresse. Exemple : prenom.nom@departement.fr");
            }
        });
        var invite = new Command("invite", "Inviter la première personne d’une collectivité, qui invite ensuite les autres.") { Code, Email, AskedRole, School };
        invite.SetAction((call, _) => InviteAsync(
            Settings.Of(call.GetValue(CommandLine.Urls), call.GetValue(CommandLine.Data)),
            new(call.GetRequiredValue(Code).Trim(), NewInvitation.EmailOf(call.GetRequiredValue(Email))!, Words[call.GetRequiredValue(AskedRole)], call.GetValue(School)),
            call.GetValue(CommandLine.Json)));
        return invite;
    }

    private sealed record Asked(string Code, string Email, Role Role, string? Uai);

    private static async Task<int> InviteAsync(Settings settings, Asked asked, bool json)
    {
        await using var opened = await OpenedDatabase.OpenAsync(settings);
        if (opened.Db is not { } db)
        {
            return await JsonAnswer.RefuseAsync(json, opened.Faults);
        }

        if ((await db.ReadNationalAsync<int>("select tenant from local_authority where code = @Code", new { asked.Code })) is not [var tenant])
        {
            return await JsonAnswer.RefuseAsync(json, AuditTexts.UnknownAuthority(asked.Code));
        }

        var school = asked.Uai is null ? null : await SchoolAsync(db, tenant, asked.Uai);
        if (GrantRule.IsOfWholeAuthority(asked.Role) != school is null)
        {
            return await JsonAnswer.RefuseAsync(json, TeamTexts.NeedsSchool(asked.Role));
        }

        var invitation = new NewInvitation(asked.Email, asked.Role, school, null, null);
        var why = await new InviteAgent(db, settings.ReadKey()).RunAsync(Scope.Service(tenant), invitation, TimeProvider.System.GetUtcNow());
        return why is null ? Told(json, asked) : await JsonAnswer.RefuseAsync(json, TeamTexts.For(why.Value));
    }

    private static async Task<Guid?> SchoolAsync(Db db, int tenant, string uai) => (await db.ReadAsync<Guid?>(
        Scope.Service(tenant), "select school_id from school where tenant = @tenant and uai = @uai", new { uai = uai.Trim().ToUpperInvariant() })).SingleOrDefault();

    private static int Told(bool json, Asked asked)
    {
        if (json)
        {
            JsonAnswer.Print(new { email = asked.Email, role = asked.Role.ToString() });
        }
        else
        {
            Console.WriteLine(TeamTexts.InvitedByOperator(asked.Email, asked.Role));
        }

        return CommandLine.Done;
    }
}
