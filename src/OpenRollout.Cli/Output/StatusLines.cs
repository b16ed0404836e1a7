using System.Globalization;
using OpenRollout.Cli.Output.Reports;

namespace OpenRollout.Cli.Output;

/// <summary>Writes what has changed in a status as plain lines, for output that no terminal shows.</summary>
internal sealed class StatusLines(TextWriter writer)
{
    private Dictionary<string, string> _last = [];
    private string _lastNotes = "";

    /// <summary>Writes a line for each flag and guardrail that is new or has changed, and for each one that is gone.</summary>
    public void Write(StatusReport report, string notes)
    {
        var current = new Dictionary<string, string>();
        foreach (var flag in report.Flags)
        {
            foreach (var state in flag.States)
            {
                var subject = $"{flag.Key}{(state.Environment is { } environment ? $" in {environment}" : "")}";
                current[subject] = StatusText.DescribeState(state);
                foreach (var guardrail in state.Guardrails ?? [])
                {
                    current[$"{subject}, {guardrail.Guardrail}"] = EvidenceText.DescribeOnLine(guardrail);
                }
            }
        }

        var time = report.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        foreach (var (subject, text) in current.Where(line => _last.GetValueOrDefault(line.Key) != line.Value))
        {
            writer.WriteLine($"{time} {subject}: {text}");
        }

        foreach (var subject in _last.Keys.Except(current.Keys))
        {
            writer.WriteLine($"{time} {subject}: removed");
        }

        if (notes != _lastNotes)
        {
            foreach (var note in notes.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                writer.WriteLine($"{time} {note}");
            }
        }

        (_last, _lastNotes) = (current, notes);
    }
}
