namespace OpenRollout.Benchmarks;

/// <summary>The least work for a flag: a static field, and an entry of a dictionary.</summary>
internal static class Static
{
    private static readonly Dictionary<string, bool> Values = new(StringComparer.Ordinal) { ["switched-off"] = false, ["plain"] = false, ["complete"] = true };

    public static int SwitchedOff() => Count("switched-off");

    public static int Plain() => Count("plain");

    public static int Complete() => Count("complete");

    private static int Count(string key)
    {
        var count = 0;
        for (var user = 0; user < Population.Size; user++)
        {
            count += Values[key] ? 1 : 0;
        }

        return count;
    }
}
