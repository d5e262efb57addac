using AntiGaspi.App.French;

namespace AntiGaspi.App.Tests.French;

public sealed class TypedDayTests
{
    [Theory]
    [InlineData("14/03/2014")]
    [InlineData("14/3/2014")]
    [InlineData(" 14 3 2014 ")]
    [InlineData("14.03.2014")]
    [InlineData("14-03-2014")]
    [InlineData("14032014")]
    [InlineData("14 mars 2014")]
    [InlineData("14 Mars\u00A02014")]
    [InlineData("2014-03-14")]
    public void A_birth_date_is_read_as_people_write_it(string typed) => Assert.Equal(new DateOnly(2014, 3, 14), TypedDay.Read(typed));

    [Fact]
    public void The_first_of_a_month_is_read() => Assert.Equal(new DateOnly(2013, 8, 1), TypedDay.Read("1er août 2013"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("14/03")]
    [InlineData("14/03/14")]
    [InlineData("31/02/2014")]
    [InlineData("14/13/2014")]
    [InlineData("14/03/1214")]
    [InlineData("quatorze mars")]
    [InlineData("14/03/2014/5")]
    public void What_is_no_date_is_none(string? typed) => Assert.Null(TypedDay.Read(typed));
}
