using System.Globalization;
using Spectre.Console;

namespace Stories;

/// <summary>Prints which users have Stories at a stage.</summary>
internal sealed class StageReport(string stage, User[] users, Group[] groups, bool[] before, bool[] now)
{
    private const int BarWidth = 24;
    private const int SegmentBarWidth = 40;

    /// <summary>The share that fills a bar.</summary>
    private const double LargestSegmentShare = 0.5;

    private static readonly (Group Group, string Name)[] Rows =
    [
        (Group.Employees, "employees"),
        (Group.AlphaGroup, "alpha group"),
        (Group.NordicOnThePhone, "Nordic, on the phone"),
        (Group.PowerUsers, "power users elsewhere"),
        (Group.Others, "everyone else"),
    ];

    /// <summary>Gets a value indicating whether each group's share is the manifest's, within the tolerance.</summary>
    public bool IsExpected { get; private set; } = true;

    public void Show()
    {
        var table = new Table().Title($"[bold]stage {stage}[/]").Border(TableBorder.Rounded);
        table.AddColumn("group");
        table.AddColumn(new TableColumn("users").RightAligned());
        table.AddColumn("have Stories");
        table.AddColumn(new TableColumn("share").RightAligned());
        table.AddColumn(new TableColumn("expected").RightAligned());
        table.AddColumn(new TableColumn("joined").RightAligned());
        foreach (var (group, name) in Rows)
        {
            AddGroup(table, group, name);
        }

        table.AddEmptyRow();
        Add(table, "[bold]everyone[/]", _ => true, "");
        AnsiConsole.Write(table);
        ShowJoined();
        if (stage == "gradual")
        {
            ShowSegments();
        }

        AnsiConsole.WriteLine();
    }

    private void AddGroup(Table table, Group group, string name)
    {
        var size = groups.Count(other => other == group);
        var expected = Expectation.ShareOf(group, stage);
        var share = Add(table, name, index => groups[index] == group, Percent(expected));
        IsExpected &= Math.Abs(share - expected) <= Expectation.Tolerance(expected, size);
    }

    private double Add(Table table, string name, Func<int, bool> belongs, string expected)
    {
        var members = Enumerable.Range(0, users.Length).Where(belongs).ToArray();
        var share = members.Count(index => now[index]) / (double)Math.Max(members.Length, 1);
        var joined = members.Count(index => now[index] && !before[index]);
        table.AddRow(name, Count(members.Length), Bar(share), Percent(share), expected, joined == 0 ? "" : $"+ {Count(joined)}");
        return share;
    }

    private void ShowJoined()
    {
        var joined = users.Where((_, index) => now[index] && !before[index]).ToArray();
        var power = joined.Count(user => user.Activity == FlagContext.ActivityLevels.Power);
        var casual = joined.Count(user => user.Activity == FlagContext.ActivityLevels.Casual);
        var influencers = joined.Count(user => user.IsInfluencer);
        AnsiConsole.WriteLine($"  joined: {Count(joined.Length)}, among them {Count(power)} power users, {Count(casual)} casual users and {Count(influencers)} influencers");
    }

    /// <summary>Prints the share of each country, device and activity level.</summary>
    private void ShowSegments()
    {
        // A table: Spectre's chart subtracts the width of the number from the bar, so 7.0 has a longer bar than 7.25.
        var chart = new Table().Title("have Stories, in percent of each segment").NoBorder().HideHeaders();
        chart.AddColumn(new TableColumn("segment").RightAligned());
        chart.AddColumn(new TableColumn("share").Width(SegmentBarWidth));
        chart.AddColumn(new TableColumn("percent").RightAligned());
        AddSegments(chart, user => user.Country, "green");
        AddSegments(chart, user => user.Device.ToString(), "blue");
        AddSegments(chart, user => user.Activity.ToString(), "yellow");
        AnsiConsole.Write(chart);
    }

    private void AddSegments(Table chart, Func<User, string> segmentOf, string color)
    {
        var segments = users.Select((user, index) => (Segment: segmentOf(user), Has: now[index])).GroupBy(row => row.Segment, StringComparer.Ordinal);
        foreach (var (segment, share) in segments.Select(segment => (segment.Key, segment.Average(row => row.Has ? 1.0 : 0.0))).OrderByDescending(row => row.Item2))
        {
            var length = Math.Clamp((int)Math.Round(share / LargestSegmentShare * SegmentBarWidth), 1, SegmentBarWidth);
            chart.AddRow(segment, $"[{color}]{new string('█', length)}[/]", (100 * share).ToString("0.0", CultureInfo.InvariantCulture));
        }
    }

    private static string Bar(double share)
    {
        // Empty and full bars stand for exactly 0 and 1.
        var filled = share is > 0 and < 1 ? Math.Clamp((int)Math.Round(share * BarWidth), 1, BarWidth - 1) : (int)share * BarWidth;
        return $"[green]{new string('█', filled)}[/][grey]{new string('░', BarWidth - filled)}[/]";
    }

    private static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
