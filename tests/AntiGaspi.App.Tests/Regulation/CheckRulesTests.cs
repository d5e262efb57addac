using System.Text;
using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.App.Regulation;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Regulation;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Regulation;

public sealed class CheckRulesTests
{
    public static TheoryData<string> Shipped => ["oise-exemple.yaml", "veille-10h.yaml", "paliers.yaml"];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Each_shipped_regulation_is_right_and_marked_as_an_example(string file)
    {
        var report = CheckRules.Run(Text(file), SchoolCalendarFile.Calendar);
        Assert.True(report.IsRight, string.Join('\n', RegulationTexts.For(report)));
        Assert.True(report.Regulation!.IsExample);
        Assert.NotEmpty(report.Examples);
    }

    [Fact]
    public void The_example_for_the_Oise_is_the_reference_regulation()
    {
        var oise = CheckRules.Run(Text("oise-exemple.yaml"), SchoolCalendarFile.Calendar).Regulation!;
        Assert.Equal(
            new Tier(1, new RelativeCutoff(1, DayUnit.ServiceDay, new(10, 0)), new TierShare.Full(), "4.1"), Assert.Single(oise.Policy.Tiers));
        Assert.Equal(new Money(335), oise.PriceOn("DP4", new(2026, 12, 31))!.Value.Price);
        Assert.Equal(new Money(345), oise.PriceOn("DP4", new(2027, 1, 1))!.Value.Price);
        Assert.Equal("5.1", oise.Policy.RuleOf(RefundReason.ServiceClosed).Article);
        Assert.Equal(
            new AbsenceThreshold(5, DayComparison.MoreThan, AbsenceDay.MealDayOfPlan), oise.Policy.RuleOf(RefundReason.Illness).Threshold);
        Assert.Equal(BillingTerms.Usual.Starts, oise.Terms.Starts);
        Assert.Empty(oise.Schools);
    }

    [Fact]
    public void The_same_file_always_gives_the_same_rates()
    {
        var first = CheckRules.Run(Text("paliers.yaml"), SchoolCalendarFile.Calendar).Regulation!.Rates();
        Assert.Equal(first, CheckRules.Run(Text("paliers.yaml"), SchoolCalendarFile.Calendar).Regulation!.Rates());
        Assert.Equal([335, 185, 345, 190], first.Select(rate => rate.Refund!.Value.Cents));
    }

    [Theory]
    [InlineData("rembourse: 13,40", "rembourse: 13,41", "Attendu\u00A0: 13,41\u00A0€. Trouvé\u00A0: 13,40\u00A0€")]
    [InlineData("palier: trop_tard", "palier: 1", "Attendu\u00A0: 0,00\u00A0€, palier 1. Trouvé\u00A0: 0,00\u00A0€, trop tard")]
    [InlineData("heure_limite: 2026-11-27 10:00", "heure_limite: 2026-11-29 10:00", "heure limite vendredi 27 novembre à 10\u00A0h\u00A000")]
    [InlineData("repas: [2026-11-30]", "repas: [2026-11-29]", "Aucun repas n’est servi le dimanche 29 novembre.")]
    public void A_wrong_example_is_caught_with_what_was_expected_and_found(string right, string wrong, string said)
    {
        var report = CheckRules.Run(Edited("veille-10h.yaml", right, wrong), SchoolCalendarFile.Calendar);
        Assert.False(report.IsRight);
        Assert.Contains(RegulationTexts.For(report), line => line.StartsWith("Faux", StringComparison.Ordinal) && line.Contains(said));
        Assert.Equal("Ce règlement ne peut pas être appliqué\u00A0: corrigez ce qui précède.", RegulationTexts.For(report)[^1]);
    }

    [Fact]
    public void A_rule_changed_by_mistake_is_caught_by_the_examples()
    {
        var report = CheckRules.Run(Edited("veille-10h.yaml", "jours_de_service", "jours_calendaires"), SchoolCalendarFile.Calendar);
        Assert.Empty(report.Problems);
        Assert.False(report.IsRight);
    }

    [Fact]
    public void What_cannot_be_applied_is_said_in_words()
    {
        var report = CheckRules.Run(Edited("paliers.yaml", "        denrees: 1,85\n", ""), SchoolCalendarFile.Calendar);
        Assert.Equal([new(RegulationFault.NoFoodCost, "DP4")], report.Problems);
        Assert.Contains(
            "Tarif «\u00A0DP4\u00A0»\u00A0: un palier rembourse les denrées, et un prix ne dit pas leur montant. Ajoutez «\u00A0denrees\u00A0».",
            RegulationTexts.For(report));
    }

    [Fact]
    public void What_stays_with_the_office_is_said_and_does_not_fail()
    {
        var report = CheckRules.Run(
            Edited("veille-10h.yaml", "tarifs:", "annulation: {repas_par_trimestre: 10}\ntarifs:"), SchoolCalendarFile.Calendar);
        Assert.True(report.IsRight);
        Assert.Equal(10, report.Regulation!.Policy.MaxCancelledMealsPerTerm);
        Assert.Contains("Hors du service\u00A0: Nombre de repas par trimestre\u00A0: il n’est pas limité.", RegulationTexts.For(report));
    }

    [Fact]
    public void Every_fault_has_its_sentence()
    {
        Assert.All(Enum.GetValues<RegulationFault>(), fault => Assert.EndsWith(".", RegulationTexts.For(new RegulationProblem(fault, "1"))));
        Assert.All(Enum.GetValues<PolicyParameter>(), one => Assert.EndsWith(".", RegulationTexts.For(new UnsupportedParameter(one))));
        Assert.All(Enum.GetValues<RegulationFileFault>(), fault => Assert.Matches(
            "^Ligne 3\u00A0: .+\\.$", RegulationFileTexts.For(new RegulationFileProblem(3, fault, "cle", "lu", "mots"))));
    }

    [Fact]
    public void A_long_fast_is_never_named() =>
        Assert.Equal(RegulationTexts.For(RefundReason.OtherConditional), RegulationTexts.For(RefundReason.ProlongedFast));

    [Fact]
    public async Task The_shipped_files_follow_the_published_schema() => Assert.Empty(
        await NodeScript.YamlProblemsAsync(
            Repository.PathOf("regulations", "reglement.schema.json"),
            Shipped.Select(file => Repository.PathOf("regulations", file.Data))));

    internal static byte[] Text(string file) => File.ReadAllBytes(Repository.PathOf("regulations", file));

    internal static byte[] Edited(string file, string part, string instead)
    {
        var text = Encoding.UTF8.GetString(Text(file));
        Assert.Contains(part, text);
        return Encoding.UTF8.GetBytes(text.Replace(part, instead));
    }
}
