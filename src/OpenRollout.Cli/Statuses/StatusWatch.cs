using OpenRollout.Cli.Output;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Manifest.Text;
using Spectre.Console;

namespace OpenRollout.Cli.Statuses;

/// <summary>Reads a status again and again, and shows it: replaced in a terminal, otherwise what has changed.</summary>
/// <param name="host">The host.</param>
/// <param name="read">Reads the status. The writer gets notes and problems.</param>
internal sealed class StatusWatch(CommandHost host, Func<TextWriter, StatusReport> read)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Shows the status until the user stops the command.</summary>
    /// <exception cref="CommandException">The first status cannot be read. Later, such a problem is shown with the last status.</exception>
    public async Task RunAsync(OutputFormat format, CancellationToken cancellationToken)
    {
        try
        {
            if (format == OutputFormat.Json)
            {
                await PollAsync(WriteChangedDocuments(), cancellationToken);
            }
            else if (host.IsTerminal)
            {
                await Screen.Live(host).Live(new Text("")).StartAsync(live => PollAsync((report, notes) => live.UpdateTarget(StatusText.Create(report, notes)), cancellationToken));
            }
            else
            {
                await PollAsync(new StatusLines(host.Output).Write, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private async Task PollAsync(Action<StatusReport, string> show, CancellationToken cancellationToken)
    {
        StatusReport? last = null;
        while (true)
        {
            using var notes = new StringWriter { NewLine = "\n" };
            try
            {
                last = read(notes);
            }
            catch (Exception exception) when (last is not null && exception is (CommandException or IOException or UnauthorizedAccessException))
            {
                // A manifest that is being written, for example. The next status is only a moment away.
                await notes.WriteLineAsync(PlainText.Shorten(exception.Message, PlainText.MaximumMessage));
            }

            show(last!, notes.ToString());
            await Task.Delay(Interval, host.Clock, cancellationToken);
        }
    }

    private Action<StatusReport, string> WriteChangedDocuments()
    {
        var last = "";
        return (report, _) =>
        {
            // The time alone is not a change.
            var content = Json.WriteLine(report with { At = default });
            if (content != last)
            {
                last = content;
                host.Output.WriteLine(Json.WriteLine(report));
            }
        };
    }
}
