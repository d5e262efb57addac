using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Tests.Access;

/// <summary>An adult to add to a school's file.</summary>
/// <param name="Name">The given name; the family name is that of the child unless <paramref name="FamilyName"/> says otherwise.</param>
/// <param name="Email">The mailbox that the file holds.</param>
/// <param name="Level">1 legal, 2 in charge, 3 contact.</param>
/// <param name="Pays">Whether the adult is billed.</param>
/// <param name="FamilyName">Another name than the child's.</param>
/// <param name="Address">The postal address, lines separated by line feeds.</param>
public sealed record Adult(string Name, string? Email = null, int Level = 1, bool Pays = false, string? FamilyName = null, string? Address = null);

/// <summary>A collège whose adults have no account yet, with the acts that link them, on one of the two databases.</summary>
public sealed class Families
{
    public static readonly DateTimeOffset Now = World.Morning;
    public static readonly DateOnly LeaBirth = new(2014, 3, 14);

    private int people;

    private Families(World world) => World = world;

    public World World { get; }

    public Db Db => World.Db;

    public CodeSecrets Secrets { get; } = new(ServerKey.Demonstration);

    public PrintLetters Print => new(Db, Secrets);

    public LinkByCode ByCode => new(Db, Secrets);

    public LinkByMailbox ByMailbox => new(Db);

    public static async Task<Families> NewAsync(Engine engine, int tenant = 60) => new(await World.CreateAsync(await Stores.NewAsync(engine), pupils: 0, tenant));

    /// <summary>A second local authority in the same database.</summary>
    public async Task<Families> ElsewhereAsync(int tenant) => new(await World.CreateAsync(Db, pupils: 0, tenant));

    /// <summary>Adds a child who eats here and its adults; returns the ids of the adults in their order.</summary>
    public async Task<(Guid Pupil, IReadOnlyList<Guid> Adults)> ChildAsync(string name, DateOnly birth, params IReadOnlyList<Adult> adults)
    {
        var (pupil, ids) = (World.NewId(), adults.Select(_ => World.NewId()).ToList());
        await Db.WriteAsync(World.Service, async transaction =>
        {
            var values = new { pupil, World.School, World.Place, siecle = $"{5000 + ++people}", name, birth, mask = Weekdays.FourDays.Mask, day = new DateOnly(2026, 9, 1) };
            await transaction.ExecuteAsync(
                """
                insert into pupil (tenant, pupil_id, school_id, siecle_id, family_name, given_name, birth_day, division, boarding_code)
                values (@tenant, @pupil, @School, @siecle, 'MARTIN', @name, @birth, '5B', '24')
                """, values);
            await transaction.ExecuteAsync(
                """
                insert into meal_plan (tenant, pupil_id, service, valid_from, place_id, weekdays, basis, price_class, menu_option)
                values (@tenant, @pupil, 1, @day, @Place, @mask, 'flat', 'plein', 'standard')
                """, values);
            for (var i = 0; i < adults.Count; i++)
            {
                await AddAsync(transaction, pupil, ids[i], adults[i]);
            }

            return 0;
        });
        return (pupil, ids);
    }

    /// <summary>Makes an adult answer for one more child.</summary>
    public Task<int> AlsoAsync(Guid pupil, Guid guardian, int level = 1) => Db.WriteAsync(World.Service, transaction => LinkAsync(transaction, pupil, guardian, level, pays: false));

    /// <summary>A person who signed in; by a mailbox when one is given, else by FranceConnect.</summary>
    public Task<Guid> AccountAsync(string name, string? mailbox = null) => new OpenAccount(Db).RunAsync(
        mailbox is null ? IdentityProvider.FranceConnect : IdentityProvider.Mail, mailbox ?? $"sub-{name}", mailbox ?? name, Now);

    /// <summary>Prints the letter of one adult, and gives its code.</summary>
    public async Task<ActivationCode> CodeAsync(Guid pupil, Guid guardian, DateTimeOffset? now = null) =>
        Assert.Single(await Print.RunAsync(World.OfficeScope, new LetterSelection(World.School, PupilId: pupil, GuardianId: guardian), now ?? Now)).Code;

    /// <summary>The children whose meals an account sees here.</summary>
    public Task<IReadOnlyList<Guid>> SeenByAsync(Guid account) => Db.ReadAsync<Guid>(
        World.Service, "select pupil_id from may_act where tenant = @tenant and account_id = @who and door = 'family' order by pupil_id", new { who = account });

    /// <summary>What the outbox holds, by mailbox.</summary>
    public Task<IReadOnlyList<(string Recipient, string Kind, string Content)>> MailAsync() => Db.ReadAsync<(string, string, string)>(
        World.Service, "select recipient, kind, content from outbox where tenant = @tenant order by message_id");

    private async Task AddAsync(Transaction transaction, Guid pupil, Guid guardian, Adult adult)
    {
        await transaction.ExecuteAsync(
            """
            insert into guardian (tenant, guardian_id, school_id, siecle_person_id, title, family_name, given_name, email, address)
            values (@tenant, @guardian, @School, @person, 'MME', @family, @Name, @Email, @Address)
            """, new { guardian, World.School, person = $"{7000 + ++people}", family = adult.FamilyName ?? "MARTIN", adult.Name, adult.Email, adult.Address });
        await LinkAsync(transaction, pupil, guardian, adult.Level, adult.Pays);
    }

    private static Task<int> LinkAsync(Transaction transaction, Guid pupil, Guid guardian, int level, bool pays) => transaction.ExecuteAsync(
        "insert into guardian_link (tenant, pupil_id, guardian_id, level, is_payer) values (@tenant, @pupil, @guardian, @level, @pays)", new { pupil, guardian, level, pays });
}
