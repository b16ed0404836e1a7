namespace OpenRollout.Benchmarks;

/// <summary>The start of a fresh process up to the first value, minus the start of another one. Has no goal: OpenFeature's client alone takes tens of milliseconds.</summary>
internal sealed class StartUpRow : Row
{
    private const int Rounds = 15;

    // The benchmarks' own program, however this process was started.
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "OpenRollout.Benchmarks.dll");

    /// <summary>Gets the command that is measured.</summary>
    public required string Command { get; init; }

    /// <summary>Gets the command whose time is subtracted.</summary>
    public string Minus { get; init; } = StartUp.EmptyCommand;

    /// <summary>Gets the name of what is subtracted.</summary>
    public string Against { get; init; } = "an empty program";

    public override Line Measure()
    {
        var (time, baseline) = PairedStarts.Measure(Rounds, () => Time(Command), () => Time(Minus));
        return new Line(Name, Words.Time(time), $"{Against}: {Words.Time(baseline)}", "", "", "", null);
    }

    private static double Time(string command) => PairedStarts.Time("dotnet", Program, command);
}
