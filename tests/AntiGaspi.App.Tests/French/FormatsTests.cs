using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.Domain.Basics;
using CsCheck;

namespace AntiGaspi.App.Tests.French;

public sealed class FormatsTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly DateOnly Tuesday = new(2026, 11, 24);
    private static readonly TimeOnly Ten = new(10, 0);

    [Theory]
    [InlineData(3_35, "3,35~€")]
    [InlineData(0, "0,00~€")]
    [InlineData(5, "0,05~€")]
    [InlineData(10, "0,10~€")]
    [InlineData(-5, "−0,05~€")]
    [InlineData(-3_35, "−3,35~€")]
    [InlineData(99_999, "999,99~€")]
    [InlineData(1_234_50, "1~234,50~€")]
    [InlineData(-12_345_678_90, "−12~345~678,90~€")]
    [InlineData(long.MaxValue, "92~233~720~368~547~758,07~€")]
    [InlineData(long.MinValue, "−92~233~720~368~547~758,08~€")]
    public void Euros_have_two_decimals_groups_of_three_and_no_break_spaces(long cents, string expected) =>
        Assert.Equal(Spaced(expected), Formats.Euros(new Money(cents)));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(405, "405")]
    [InlineData(-7, "−7")]
    [InlineData(1_000, "1~000")]
    [InlineData(2_400_000, "2~400~000")]
    public void Numbers_are_grouped_by_three(long number, string expected) =>
        Assert.Equal(Spaced(expected), Formats.Number(number));

    [Theory]
    [InlineData("0", "0~%")]
    [InlineData("0.125", "12,5~%")]
    [InlineData("0.12", "12~%")]
    [InlineData("0.0005", "0,1~%")]
    [InlineData("1", "100~%")]
    [InlineData("-0.034", "−3,4~%")]
    [InlineData("-0.0004", "0~%")]
    public void Shares_are_percentages_to_one_decimal(string share, string expected) =>
        Assert.Equal(Spaced(expected), Formats.Percent(decimal.Parse(share, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_day_is_its_name_its_number_and_its_month()
    {
        Assert.Equal("mardi 24 novembre", Formats.Day(Tuesday));
        Assert.Equal("mardi 24 novembre 2026", Formats.DayAndYear(Tuesday));
        Assert.Equal("mardi 24", Formats.ShortDay(Tuesday));
    }

    [Fact]
    public void The_first_of_a_month_is_an_ordinal()
    {
        Assert.Equal("mardi 1er décembre", Formats.Day(new(2026, 12, 1)));
        Assert.Equal("mardi 1er", Formats.ShortDay(new(2026, 12, 1)));
        Assert.Equal("lundi 21 décembre", Formats.Day(new(2026, 12, 21)));
    }

    [Fact]
    public void Every_month_has_its_French_name() =>
        Assert.Equal(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            string.Join(' ', Enumerable.Range(1, 12).Select(m => Formats.Month(new(2026, m, 1)).Split(' ')[0])));

    [Fact]
    public void A_week_goes_from_monday_to_sunday() =>
        Assert.Equal(
            "lundi mardi mercredi jeudi vendredi samedi dimanche",
            string.Join(' ', Enumerable.Range(0, 7).Select(d => Formats.Day(Monday.AddDays(d)).Split(' ')[0])));

    [Fact]
    public void A_month_carries_its_year() => Assert.Equal("novembre 2026", Formats.Month(Tuesday));

    [Fact]
    public void Today_and_tomorrow_are_said_before_the_day()
    {
        Assert.Equal("aujourd’hui, lundi 23 novembre", Formats.DaySeenFrom(Monday, Monday));
        Assert.Equal("demain, mardi 24 novembre", Formats.DaySeenFrom(Monday, Tuesday));
        Assert.Equal("mercredi 25 novembre", Formats.DaySeenFrom(Monday, new(2026, 11, 25)));
        Assert.Equal("lundi 23 novembre", Formats.DaySeenFrom(Tuesday, Monday));
    }

    [Fact]
    public void Several_days_go_from_the_first_to_the_last()
    {
        Assert.Equal("du lundi 23 novembre au mardi 24 novembre", Formats.Range(Monday, Tuesday));
        Assert.Equal("le lundi 23 novembre", Formats.Range(Monday, Monday));
    }

    [Theory]
    [InlineData("10:00:00", "10~h~00", "10~h~00", "10~h~00~min~00~s")]
    [InlineData("09:41:59.999", "9~h~41", "09~h~41", "9~h~41~min~59~s")]
    [InlineData("00:05:07", "0~h~05", "00~h~05", "0~h~05~min~07~s")]
    [InlineData("23:59:59", "23~h~59", "23~h~59", "23~h~59~min~59~s")]
    public void An_hour_never_breaks_and_never_rounds(string time, string plain, string clock, string exact)
    {
        var at = TimeOnly.Parse(time, CultureInfo.InvariantCulture);
        Assert.Equal(Spaced(plain), Formats.Time(at));
        Assert.Equal(Spaced(clock), Formats.Clock(at));
        Assert.Equal(Spaced(exact), Formats.TimeToTheSecond(at));
    }

    [Fact]
    public void A_passed_moment_is_a_day_and_an_hour() =>
        Assert.Equal(Spaced("lundi 23 novembre, 9~h~41"), Formats.Instant(new DateTime(2026, 11, 23, 9, 41, 30)));

    [Fact]
    public void A_deadline_is_always_a_date_and_an_hour() =>
        Assert.Equal(Spaced("mardi 24 novembre à 10~h~00"), Formats.Deadline(Tuesday, Ten));

    [Fact]
    public void A_deadline_of_the_day_says_today()
    {
        Assert.Equal(Spaced("aujourd’hui, 10~h~00"), Formats.DeadlineSeenFrom(Monday, Monday, Ten));
        Assert.Equal(Spaced("mardi 24 novembre à 10~h~00"), Formats.DeadlineSeenFrom(Monday, Tuesday, Ten));
        Assert.Equal(Spaced("jusqu’à aujourd’hui, 10~h~00"), Formats.Until(Monday, Monday, Ten));
        Assert.Equal(Spaced("jusqu’au mardi 24 novembre à 10~h~00"), Formats.Until(Monday, Tuesday, Ten));
    }

    [Theory]
    [InlineData(0, "0 élève")]
    [InlineData(1, "1 élève")]
    [InlineData(2, "2 élèves")]
    [InlineData(-1, "−1 élève")]
    [InlineData(-2, "−2 élèves")]
    [InlineData(1_200, "1~200 élèves")]
    public void Below_two_the_word_is_singular(long count, string expected) =>
        Assert.Equal(Spaced(expected), Formats.Count(count, "élève", "élèves"));

    [Theory]
    [InlineData(1_85, "1,85~€ déduit")]
    [InlineData(1_99, "1,99~€ déduit")]
    [InlineData(2_00, "2,00~€ déduits")]
    [InlineData(3_35, "3,35~€ déduits")]
    public void Below_two_euros_the_participle_is_singular(long cents, string expected) =>
        Assert.Equal(Spaced(expected), Formats.Count(new Money(cents), "déduit", "déduits"));

    [Fact]
    public void Names_are_joined_by_commas_and_a_last_et()
    {
        Assert.Equal("", Formats.Join([]));
        Assert.Equal("Léa", Formats.Join(["Léa"]));
        Assert.Equal("Léa et Tom", Formats.Join(["Léa", "Tom"]));
        Assert.Equal("Léa, Tom et Zoé", Formats.Join(["Léa", "Tom", "Zoé"]));
    }

    [Theory]
    [InlineData("Léa", "de Léa")]
    [InlineData("Élise", "d’Élise")]
    [InlineData("Anaïs", "d’Anaïs")]
    [InlineData("Œlia", "d’Œlia")]
    [InlineData("Yves", "d’Yves")]
    [InlineData("Yanis", "de Yanis")]
    [InlineData("Hugo", "de Hugo")]
    [InlineData("", "de ")]
    public void Of_somebody_loses_its_vowel_before_another(string name, string said)
    {
        Assert.Equal(said, Formats.Of(name));
        Assert.Equal($"Décommander le repas {said}, mardi", FamilyTexts.CancelName(name, "mardi"));
    }

    [Fact]
    public void An_amount_reads_back_to_the_same_cents() =>
        Gen.Long.Sample(cents =>
        {
            var written = Formats.Euros(new Money(cents));
            var digits = string.Concat(written.Where(char.IsAsciiDigit));
            var read = decimal.Parse(digits, CultureInfo.InvariantCulture) * (written[0] == '−' ? -1 : 1);
            return read == cents && !written.Contains(' ', StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("")]
    public void The_culture_of_the_machine_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(Spaced("−1~234,50~€"), Formats.Euros(new Money(-1_234_50)));
            Assert.Equal("mardi 24 novembre 2026", Formats.DayAndYear(Tuesday));
            Assert.Equal(Spaced("9~h~05"), Formats.Time(new TimeOnly(9, 5)));
            Assert.Equal(Spaced("−3,4~%"), Formats.Percent(-0.034m));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>A tilde stands for the no-break space, which an editor does not show.</summary>
    private static string Spaced(string text) => text.Replace('~', '\u00A0');
}
