using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace OpenRollout.Reliability.Tests.Trials;

/// <summary>Writes the figures of the tests as a table when all of them have run: <c>artifacts/faults/faults.md</c>.</summary>
public sealed class Figures : IDisposable
{
    private static readonly ConcurrentDictionary<string, (string Tried, string Measured)> Rows = new(StringComparer.Ordinal);

    /// <summary>Records the figures of a test.</summary>
    /// <param name="fault">The fault, a row of the table.</param>
    /// <param name="tried">The number of runs.</param>
    /// <param name="measured">The result.</param>
    internal static void Note(string fault, FormattableString tried, FormattableString measured)
        => Rows[fault] = (tried.ToString(Numbers), measured.ToString(Numbers));

    public void Dispose()
    {
        var table = new StringBuilder("| fault | tried | measured |\n|---|---|---|\n");
        foreach (var (fault, row) in Rows.OrderBy(row => row.Key, StringComparer.Ordinal))
        {
            table.Append(CultureInfo.InvariantCulture, $"| {fault} | {row.Tried} | {row.Measured} |\n");
        }

        var folder = Directory.CreateDirectory(Path.Combine(ArtifactsFolder(), "faults")).FullName;
        File.WriteAllText(Path.Combine(folder, Effort.IsFull ? "faults.md" : "faults-short.md"), table.ToString());
    }

    private static CultureInfo Numbers => CultureInfo.InvariantCulture;

    private static string ArtifactsFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is { Name: not "artifacts" })
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
