namespace OpenRollout.Cli.Removing;

/// <summary>Shows the current step of long work on one line of the standard error, if a terminal shows it.</summary>
internal sealed class StepLine(CommandHost host) : IProgress<string>, IDisposable
{
    private const int MaximumLength = 79;

    private readonly object _lock = new();
    private int _length;

    /// <inheritdoc/>
    public void Report(string value)
    {
        if (host.ShowsProgress)
        {
            lock (_lock)
            {
                Write(value.Length > MaximumLength ? value[..MaximumLength] : value);
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
