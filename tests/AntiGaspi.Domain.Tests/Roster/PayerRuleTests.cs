using AntiGaspi.Domain.Roster;
using static AntiGaspi.Domain.Tests.Roster.Rosters;

namespace AntiGaspi.Domain.Tests.Roster;

public sealed class PayerRuleTests
{
    [Fact]
    public void The_payer_that_the_file_names_pays() =>
        Assert.Equal(new PayerChoice.Named("2"), PayerRule.For([Link(1, 1), Link(1, 2, GuardianLevel.Contact, pays: true)]));

    [Fact]
    public void Without_a_name_the_only_legal_guardian_pays() =>
        Assert.Equal(new PayerChoice.OnlyLegal("1"), PayerRule.For([Link(1, 1), Link(1, 2, GuardianLevel.InCharge)]));

    [Fact]
    public void Between_two_legal_guardians_the_office_is_asked() =>
        Assert.IsType<PayerChoice.NobodyNamed>(PayerRule.For([Link(1, 1), Link(1, 2)]));

    [Fact]
    public void Without_any_legal_guardian_the_office_is_asked() =>
        Assert.IsType<PayerChoice.NobodyNamed>(PayerRule.For([Link(1, 1, GuardianLevel.InCharge)]));

    [Fact]
    public void Between_two_payers_the_office_is_asked() =>
        Assert.Equal(["1", "2"], Assert.IsType<PayerChoice.SeveralNamed>(
            PayerRule.For([Link(1, 2, pays: true), Link(1, 1, pays: true)])).PersonIds);
}
