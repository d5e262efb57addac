using System.Text;
using System.Text.Json;
using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.App.Regulation;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Regulation;
using AntiGaspi.Tests.Support;
using CsCheck;
using static AntiGaspi.App.Tests.Regulation.CheckRulesTests;

namespace AntiGaspi.App.Tests.Regulation;

public sealed class RegulationFileTests
{
    private static readonly byte[] AllKeys = File.ReadAllBytes(Repository.PathOf("tests", "data", "regulations", "toutes-les-cles.yaml"));

    [Fact]
    public void Every_key_of_the_format_is_read()
    {
        var file = RegulationFile.Read(AllKeys).File!;
        var policy = file.Regulation.Policy;
        Assert.Equal(["0601234A", "0605678B"], file.Regulation.Schools);
        Assert.Equal(new DateOnly(2027, 8, 31), file.Regulation.ValidTo);
        Assert.Equal(new WeeklyCutoff(DayOfWeek.Thursday, 2, new(12, 0)), policy.Tiers[0].Deadline);
        Assert.Equal(
            new GroupedCutoff(
                [
                    new(Weekdays.Of(DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday), DayOfWeek.Friday),
                    new(Weekdays.Of(DayOfWeek.Thursday, DayOfWeek.Friday), DayOfWeek.Tuesday),
                ],
                new(9, 0)),
            policy.Tiers[1].Deadline);
        Assert.Equal(new RelativeCutoff(0, DayUnit.WorkingDay, new(9, 30)), policy.Tiers[2].Deadline);
        Assert.Equal(
            [new TierShare.Full(), new TierShare.Percent(50), new TierShare.FixedAmount(new(50))], policy.Tiers.Select(tier => tier.Share));
        Assert.Equal(new PriceBasis.TheoreticalDays(144), policy.PriceBasis);
        Assert.Equal(new LateCancellation.PartialRefund(10), policy.LateCancellation);
        Assert.Equal(
            new Settlement(SettlementMode.ReductionThenCredit, TransferMoment.OnRequest, new(500), new(850), 6), policy.Settlement);
        Assert.Equal(
            new ReasonRule(RefundReason.Illness, ReasonClass.Conditional, new(15, RequestAnchor.BeforeTermEnd), true,
                new(5, DayComparison.MoreThan, AbsenceDay.WorkingDay, false, true, 5), "6"),
            policy.RuleOf(RefundReason.Illness));
        Assert.Equal([new(9, 1), new(12, 21), new MonthDay(4, 12)], file.Regulation.Terms.Starts);
        Assert.Equal(new ExactPrice(new(455_00), 144), file.Regulation.Tariffs[0].Prices[0].Billed);
        Assert.Equal("Indian/Reunion", file.Place.TimeZone.Id);
    }

    [Fact]
    public void Every_parameter_written_away_from_its_usual_value_is_said_to_be_unsupported()
    {
        var report = CheckRules.Run(AllKeys, SchoolCalendarFile.Calendar);
        var expected = Enum.GetValues<PolicyParameter>().Except([PolicyParameter.Request, PolicyParameter.Threshold]);
        Assert.Equal(expected, report.Unsupported.Select(one => one.Parameter).Distinct());
        Assert.True(report.Examples.All(outcome => outcome.IsRight), string.Join('\n', RegulationTexts.For(report)));
    }

    [Fact]
    public async Task The_schema_accepts_every_key_and_refuses_what_the_reader_refuses()
    {
        var wrong = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.yaml");
        await File.WriteAllBytesAsync(wrong, Edited("veille-10h.yaml", "compter: jours_de_service", "compter: jours"));
        var schema = Repository.PathOf("regulations", "reglement.schema.json");
        Assert.Empty(await NodeScript.YamlProblemsAsync(schema, Repository.PathOf("tests", "data", "regulations", "toutes-les-cles.yaml")));
        Assert.NotEmpty(await NodeScript.YamlProblemsAsync(schema, wrong));
        File.Delete(wrong);
    }

    [Fact]
    public void The_schema_lists_the_words_that_the_reader_knows()
    {
        using var schema = JsonDocument.Parse(Text("reglement.schema.json"));
        var words = schema.RootElement.GetProperty("$defs").EnumerateObject()
            .Where(one => one.Value.TryGetProperty("enum", out _))
            .ToDictionary(one => one.Name, one => one.Value.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!).ToList());
        Dictionary<string, IEnumerable<string>> known = new()
        {
            ["oui_non"] = RegulationWords.YesOrNo.Keys,
            ["jour_de_semaine"] = RegulationWords.Weekday.Keys,
            ["compter"] = RegulationWords.DayUnit.Keys,
            ["compter_absence"] = RegulationWords.AbsenceDay.Keys,
            ["comparaison"] = RegulationWords.Comparison.Keys,
            ["part"] = RegulationWords.Share.Keys,
            ["par"] = RegulationWords.BilledBy.Keys,
            ["base"] = RegulationWords.Basis.Keys,
            ["prix_du_repas"] = RegulationWords.PriceSource.Keys,
            ["arrondi"] = RegulationWords.Rounding.Keys,
            ["aide"] = RegulationWords.Aid.Keys,
            ["formule"] = RegulationWords.Plan.Keys,
            ["apres"] = RegulationWords.Late.Keys,
            ["retablir"] = RegulationWords.Undo.Keys,
            ["horizon"] = RegulationWords.Horizon.Keys,
            ["venu"] = RegulationWords.ShowUp.Keys,
            ["panier"] = RegulationWords.PackedMeal.Keys,
            ["mode"] = RegulationWords.Settlement.Keys,
            ["virement"] = RegulationWords.Transfer.Keys,
            ["motif"] = RegulationWords.Reason.Keys,
            ["classe"] = RegulationWords.Class.Keys,
            ["a_compter"] = RegulationWords.Anchor.Keys,
            ["zone"] = RegulationWords.Zone.Keys,
        };
        Assert.Equal(words.Keys.Order(), known.Keys.Order());
        Assert.All(known, one => Assert.Equal(one.Value.Order(), words[one.Key].Order()));
    }

    [Theory]
    [InlineData("  - palier: 1", "  - palier: un", 0, "«\u00A0palier\u00A0» attend un nombre entier, de 1 à 10\u00A0; lu\u00A0: «\u00A0un\u00A0».")]
    [InlineData("heure: 10:00", "heure: 10h", 0, "«\u00A0heure\u00A0» attend une heure comme 10:00\u00A0; lu\u00A0: «\u00A010h\u00A0».")]
    [InlineData("heure: 10:00", "heures: 10:00", 0, "«\u00A0heures\u00A0» n’est pas une clé du format à cet endroit. Clés acceptées\u00A0: heure,")]
    [InlineData("heure: 10:00", "heure: 10:00\n      heure: 11:00", 1, "«\u00A0heure\u00A0» est écrit deux fois.")]
    [InlineData("heure: 10:00", "heure: 10:00\n      le: lundi", 1, "«\u00A0le\u00A0» n’est pas une clé du format à cet endroit.")]
    [InlineData("repas: 3,35", "repas: 3.35", 0, "«\u00A0repas\u00A0» attend un montant avec deux décimales comme 3,35\u00A0; lu\u00A0: «\u00A03.35\u00A0».")]
    [InlineData("repas: 3,35", "repas: -3,35", 0, "«\u00A0repas\u00A0» attend un montant")]
    [InlineData("repas: 3,35", "forfait: 3,35", 0, "«\u00A0forfait\u00A0» attend des clés et des valeurs.")]
    [InlineData("du: 2026-09-01", "du: 1er septembre", 0, "«\u00A0du\u00A0» attend un jour comme 2026-09-01\u00A0; lu\u00A0: «\u00A01er septembre\u00A0».")]
    [InlineData("du: 2026-09-01", "du: 2026-02-30", 0, "«\u00A0du\u00A0» attend un jour")]
    [InlineData("colleges: tous", "colleges: aucun", 0, "«\u00A0colleges\u00A0» attend une liste.")]
    [InlineData("colleges: tous", "colleges: [oise]", 0, "«\u00A0colleges\u00A0» attend un code UAI comme 0601234A, ou le mot «\u00A0tous\u00A0»\u00A0; lu\u00A0: «\u00A0oise\u00A0».")]
    [InlineData("rembourse: tout", "rembourse: 100", 0, "«\u00A0rembourse\u00A0» attend l’un de ces mots\u00A0: tout, denrees, rien\u00A0; lu\u00A0: «\u00A0100\u00A0».")]
    [InlineData("rembourse: tout", "rembourse: {pourcentage: 101}", 0, "«\u00A0pourcentage\u00A0» attend un nombre entier, de 0 à 100")]
    [InlineData("rembourse: tout", "rembourse: *tout", 0, "les renvois")]
    [InlineData("rembourse: tout", "rembourse: &tout tout", 0, "les renvois")]
    [InlineData("rembourse: tout", "rembourse: !!python/object tout", 0, "les types")]
    [InlineData("rembourse: tout", "rembourse: [tout", 0, "le texte n’est pas du YAML.")]
    [InlineData("    zone: B", "    zone: Z", 0, "«\u00A0zone\u00A0» attend l’un de ces mots\u00A0: A, B, C")]
    [InlineData("    zone: B", "    zone: B\n    fuseau: ../../etc/passwd", 1, "«\u00A0fuseau\u00A0» attend un fuseau comme Europe/Paris")]
    [InlineData("      demande_le: 2026-11-28 08:00\n", "", -3, "«\u00A0demande_le\u00A0» manque.")]
    [InlineData("titre: Règlement à une heure limite (modèle)", "", -1, "«\u00A0titre\u00A0» manque.")]
    public void A_mistake_is_said_in_French_with_its_line(string part, string instead, int below, string said)
    {
        var before = Encoding.UTF8.GetString(Text("veille-10h.yaml")).Split(part)[0];
        var line = before.Count(character => character == '\n') + 1 + below;
        var sentences = RegulationFile.Read(Edited("veille-10h.yaml", part, instead)).Problems.Select(RegulationFileTexts.For);
        Assert.Contains(sentences, sentence => sentence.StartsWith($"Ligne {line}\u00A0: {said}", StringComparison.Ordinal));
    }

    [Fact]
    public void All_mistakes_are_said_at_once_by_line()
    {
        var text = Encoding.UTF8.GetString(Text("veille-10h.yaml")).Replace("10:00", "dix heures").Replace("3,35", "trois euros");
        var problems = RegulationFile.Read(Encoding.UTF8.GetBytes(text)).Problems;
        Assert.Equal(problems.OrderBy(one => one.Line), problems);
        Assert.True(problems.Count >= 4);
    }

    public static TheoryData<string, RegulationFileFault> Hostile => new()
    {
        { "", RegulationFileFault.NotOneDocument },
        { "# rien", RegulationFileFault.NotOneDocument },
        { "bonjour", RegulationFileFault.NotSection },
        { "[1, 2]", RegulationFileFault.NotSection },
        { "format: 1\n---\nformat: 1", RegulationFileFault.NotOneDocument },
        { "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c, *c]", RegulationFileFault.Alias },
        { "format: !System.Diagnostics.Process {FileName: sh}", RegulationFileFault.Tag },
        { "? {a: b}\n: c", RegulationFileFault.NotYaml },
        { "a: b: c", RegulationFileFault.NotYaml },
        { "titre: \"sans fin", RegulationFileFault.NotYaml },
        { new string('[', 100_000), RegulationFileFault.TooDeep },
        { new string('{', 100_000), RegulationFileFault.TooDeep },
        { string.Concat(Enumerable.Repeat("- - - - - - - - - - - - - -\n", 3)), RegulationFileFault.TooDeep },
        { "a: [" + string.Concat(Enumerable.Repeat("x,", 30_000)) + "]", RegulationFileFault.TooDeep },
        { new string('a', 5 * 1024 * 1024), RegulationFileFault.TooLarge },
        { "format: \"" + new string('a', 200_000) + "\"", RegulationFileFault.TooLong },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_is_refused_at_once(string text, RegulationFileFault fault)
    {
        var reading = RegulationFile.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(reading.File);
        Assert.Contains(reading.Problems, problem => problem.Fault == fault);
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_says_so() =>
        Assert.Equal(
            RegulationFileFault.NotUtf8,
            RegulationFile.Read(Encoding.Latin1.GetBytes("titre: Règlement")).Problems.Single().Fault);

    [Fact]
    public void What_is_shown_again_cannot_rewrite_a_terminal()
    {
        var problems = RegulationFile.Read(Edited("veille-10h.yaml", "heure: 10:00", "heure: \"\\e[2J\\r10h\"")).Problems;
        Assert.DoesNotContain(problems.SelectMany(RegulationFileTexts.For), char.IsControl);
    }

    [Fact]
    public void A_byte_order_mark_and_Windows_line_ends_change_nothing()
    {
        var windows = "\uFEFF" + Encoding.UTF8.GetString(Text("paliers.yaml")).Replace("\n", "\r\n");
        Assert.True(CheckRules.Run(Encoding.UTF8.GetBytes(windows), SchoolCalendarFile.Calendar).IsRight);
    }

    [Fact]
    public void No_change_of_a_few_characters_ever_breaks_the_reader() =>
        Gen.Select(Gen.Int[0, 4_000], Gen.Int[0, 12], Gen.String[0, 6]).Sample((at, cut, inserted) =>
        {
            var text = Encoding.UTF8.GetString(AllKeys);
            at %= text.Length;
            var changed = text.Remove(at, Math.Min(cut, text.Length - at)).Insert(at, inserted);
            var report = CheckRules.Run(Encoding.UTF8.GetBytes(changed), SchoolCalendarFile.Calendar);
            return RegulationTexts.For(report).Count > 0;
        }, iter: 2_000);
}
