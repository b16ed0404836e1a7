using System.Globalization;

namespace OpenRollout.Cli.Output;

/// <summary>Shows the progress of long work on one line of the standard error, if a terminal shows it and the work takes longer than a second.</summary>
internal sealed class ProgressLine(CommandHost host, long? total) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly long _start = host.Clock.GetTimestamp();
    private long _last;
    private int _length;

    /// <summary>Shows how much is done.</summary>
    public void Report(long done)
    {
        if (!host.ShowsProgress || host.Clock.GetElapsedTime(_start) < Patience || (_last != 0 && host.Clock.GetElapsedTime(_last) < Interval))
        {
            return;
        }

        _last = host.Clock.GetTimestamp();
        Write(total is { } all
            ? string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {all:N0} users ({100.0 * done / all:0} %)")
            : string.Create(CultureInfo.InvariantCulture, $"{done:N0} users"));
    }

    /// <summary>Removes the line.</summary>
    public void Dispose()
    {
        if (_length > 0)
        {
            Write("");
            host.Error.Write('\r');
        }
    }

    private void Write(string text)
    {
        host.Error.Write($"\r{text.PadRight(_length)}");
        host.Error.Flush();
        _length = text.Length;
    }
}
