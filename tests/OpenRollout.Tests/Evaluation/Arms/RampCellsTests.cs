using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Arms;
using OpenRollout.Manifest;

namespace OpenRollout.Tests.Evaluation.Arms;

/// <summary>Tests the cells in which the users of a ramp are compared.</summary>
public sealed class RampCellsTests
{
    private const long Start = 1_000;
    private const long End = 1_000_000_000;

    private static readonly LinearRamp Whole = new(0, Percentage.All, Start, End);

    [Fact]
    public void A_ramp_has_few_cells_without_a_gap_and_loses_little()
    {
        var cells = new List<(int Low, int High)>();
        for (var share = 0; share < Percentage.All; share++)
        {
            var time = Start + 1 + ((End - Start) * share / Percentage.All);
            var cell = RampCells.Find(Whole, time);
            Assert.True(cell.Low <= Whole.At(time) && Whole.At(time) <= cell.High, $"{cell} does not contain {Whole.At(time)}");
            if (cells.Count == 0 || cells[^1] != cell)
            {
                Assert.Equal(cells.Count == 0 ? 0 : cells[^1].High, cell.Low);
                cells.Add(cell);
            }
        }

        Assert.Equal(Percentage.All, cells[^1].High);
        // The first and the last cell have one arm only.
        Assert.Equal(54, cells.Count - 2);
        Assert.All(cells.Skip(1).SkipLast(1), cell => Assert.True((cell.High - cell.Low) / (double)Math.Min(cell.High, Percentage.All - cell.Low) <= 0.22, $"{cell} loses too much"));
        Assert.Equal([0, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1_000], cells.Take(12).Select(cell => cell.Low));
        Assert.Equal([20_000, 25_000, 31_500, 40_000, 50_000, 60_000, 68_500, 75_000, 80_000], cells.Where(cell => cell.Low is >= 20_000 and <= 80_000).Select(cell => cell.Low));
    }

    [Fact]
    public void A_percentage_that_does_not_change_is_a_cell_without_width()
    {
        var ramp = new LinearRamp(1_234, 7_777, Start, End);
        Assert.Equal((1_234, 1_234), RampCells.Find(ramp, Start));
        Assert.Equal((7_777, 7_777), RampCells.Find(ramp, End));
        Assert.Equal((4_000, 5_000), RampCells.Find(ramp, (Start + End) / 2));
    }

    [Fact]
    public void A_cell_does_not_reach_beyond_its_ramp()
    {
        var ramp = new LinearRamp(4_100, 4_700, Start, End);
        Assert.Equal((4_100, 4_700), RampCells.Find(ramp, (Start + End) / 2));
    }

    [Fact]
    public void A_held_ramp_has_the_cells_of_the_ramp_up_to_the_hold()
    {
        var until = Whole.At((Start + End) / 3);
        var held = new CappedRamp(Whole, (Start + End) / 3);
        Assert.Equal((until, until), RampCells.Find(held, (Start + End) / 3));
        Assert.Equal((until, until), RampCells.Find(held, End));
        Assert.Equal((25_000, 31_500), RampCells.Find(held, (Start + End) * 3 / 10));
        Assert.Equal((31_500, until), RampCells.Find(held, ((Start + End) / 3) - 1_000));
    }

    [Fact]
    public void A_step_is_a_cell_without_width_unless_there_are_very_many()
    {
        Assert.Equal((0, 0), RampCells.Find(Steps(3), -1));
        Assert.Equal((3, 3), RampCells.Find(Steps(3), 2));
        Assert.Equal((160, 200), RampCells.Find(Steps(200), 170));
    }

    private static SteppedRamp Steps(int count) => new([.. Enumerable.Range(0, count).Select(index => new RampStep(index, index + 1))]);
}
