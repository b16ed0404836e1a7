namespace OpenRollout.Cli.Removing;

/// <summary>Shows the current step of long work on one line of the standard error, if a terminal shows it.</summary>
internal sealed class StepLine(CommandHost host) : IProgress<string>, IDisposable
{
    /// <summary>The length of a line if the terminal does not report its width.</summary>
    private const int DefaultLength = 79;

    // A line that fills the last column would wrap, and could not be replaced.
    private readonly int _maximum = host.ErrorWidth > 1 ? Math.Min(host.ErrorWidth - 1, DefaultLength) : DefaultLength;
    private readonly object _lock = new();
    private int _length;

    /// <inheritdoc/>
    public void Report(string value)
    {
        if (host.ShowsProgress)
        {
            lock (_lock)
            {
                Write(value.Length > _maximum ? value[.._maximum] : value);
            }
        }
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
