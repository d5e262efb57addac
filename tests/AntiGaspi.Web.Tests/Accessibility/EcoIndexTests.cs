namespace AntiGaspi.Web.Tests.Accessibility;

public sealed class EcoIndexTests
{
    [Theory]
    [InlineData(250, 7, 150, 85.3, 'A')]
    [InlineData(300, 8, 200, 83.1, 'A')]
    [InlineData(350, 9, 180, 80.9, 'A')]
    [InlineData(400, 10, 220, 78.5, 'B')]
    [InlineData(450, 12, 260, 75.9, 'B')]
    [InlineData(600, 20, 350, 68.3, 'C')]
    [InlineData(600, 40, 1024, 60.9, 'C')]
    [InlineData(693, 78, 2420, 43.7, 'D')]
    public void The_worked_values_are_found_again(double elements, double requests, double kilobytes, double score, char grade)
    {
        var found = EcoIndex.Score(elements, requests, kilobytes);
        Assert.Equal(score, found, 1);
        Assert.Equal(grade, EcoIndex.Grade(found));
    }

    [Fact]
    public void An_empty_page_is_a_hundred_and_a_monster_is_nothing()
    {
        Assert.Equal(100, EcoIndex.Score(0, 0, 0));
        Assert.Equal('G', EcoIndex.Grade(EcoIndex.Score(600_000, 5_000, 300_000)));
    }
}
