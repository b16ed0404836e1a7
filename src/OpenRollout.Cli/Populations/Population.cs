using OpenRollout.Evaluation;

namespace OpenRollout.Cli.Populations;

/// <summary>A sequence of users. Not thread-safe.</summary>
internal abstract class Population : IDisposable
{
    /// <summary>Gets a description for the report.</summary>
    public abstract string Description { get; }

    /// <summary>Gets the number of users; null if it is only known at the end.</summary>
    public virtual long? Count => null;

    /// <summary>Gets notes about the population, which are complete at its end.</summary>
    public virtual string? Note => null;

    /// <summary>Returns the attributes of the next user in the order of the program, valid until the next call; null at the end.</summary>
    /// <exception cref="CommandException">The input is not valid.</exception>
    public abstract AttributeValue[]? Next();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the input.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
