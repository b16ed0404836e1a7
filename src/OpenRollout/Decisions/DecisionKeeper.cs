using OpenRollout.Evaluation;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Decisions;

/// <summary>The decisions of one provider, the status of their store, and the program under these decisions. Not thread-safe.</summary>
/// <param name="hasStore">Whether the provider has a store.</param>
internal sealed class DecisionKeeper(bool hasStore)
{
    private readonly DecisionBook _book = new();
    private IReadOnlyList<string> _storeWarnings = [];
    private bool _hasChanged;

    /// <summary>Gets a value indicating whether a manifest can be served: the provider has no store, or the store has answered or failed.</summary>
    public bool IsReady { get; private set; } = !hasStore;

    /// <summary>Gets the scope of the store; null until it is known.</summary>
    public DecisionScope? Scope { get; private set; }

    /// <summary>Gets the status of the store; null if there is none or its scope is not known.</summary>
    public DecisionStoreStatus? Status { get; private set; }

    /// <summary>Gets the program under the decisions; null before the first one.</summary>
    public DecidedProgram? Decided { get; private set; }

    /// <summary>Sets the scope of the store, once.</summary>
    public DecisionScope Begin(DecisionScope scope)
    {
        if (hasStore)
        {
            Status ??= new DecisionStoreStatus { StaleSince = TimeProvider.System.GetUtcNow(), Problem = "the decision store has not answered yet" };
        }

        return Scope ??= scope;
    }

    /// <summary>Adds the content of the store, or the reason why it cannot be read.</summary>
    public void Add(DecisionSnapshot snapshot)
    {
        IsReady = true;
        _hasChanged |= _book.Add(snapshot);
        _storeWarnings = [.. snapshot.Warnings.Select(Shorten)];
        var now = TimeProvider.System.GetUtcNow();
        Status = new DecisionStoreStatus
        {
            HasBeenRead = snapshot.IsAvailable || Status?.HasBeenRead is true,
            ConfirmedAt = snapshot.Problem is null ? now : Status?.ConfirmedAt,
            StaleSince = snapshot.Problem is null ? null : Status?.StaleSince ?? now,
            Problem = snapshot.Problem is { } problem ? Shorten(problem) : null,
            Warnings = CreateWarnings(),
        };
    }

    /// <summary>Puts a decision in force. Returns the reason why it cannot be; null if it is.</summary>
    public Exception? Add(RolloutDecision decision)
    {
        if (_book.IsWithdrawn(decision.Id))
        {
            return new InvalidOperationException($"The decision '{decision.Id}' was withdrawn. Make a new decision.");
        }

        if (_book.Contradicts(decision))
        {
            return new InvalidOperationException($"Another decision with the identifier '{decision.Id}' is in force. Use another identifier.");
        }

        if (Decided is { } decided && new DecidedFlag(decided.Whole, decision.FlagKey).FindRefusal(decision) is { } refusal)
        {
            return new DecisionRefusedException(refusal);
        }

        _hasChanged |= _book.Add(decision);
        UpdateWarnings();
        return null;
    }

    /// <summary>Records that the store has a decision.</summary>
    public void MarkStored(RolloutDecision decision)
    {
        _book.MarkStored(decision);
        _hasChanged = true;
        UpdateWarnings();
    }

    /// <summary>Records that the store could not take a decision.</summary>
    public void MarkRefused(RolloutDecision decision)
    {
        _book.MarkRefused(decision);
        UpdateWarnings();
    }

    /// <summary>Returns a value indicating whether a decision is in force or was withdrawn.</summary>
    public bool Knows(string id) => _book.Knows(id) || _book.IsWithdrawn(id);

    /// <summary>Returns a value indicating whether a decision was withdrawn.</summary>
    public bool IsWithdrawn(string id) => _book.IsWithdrawn(id);

    /// <summary>Ends a decision.</summary>
    public void Withdraw(string id)
    {
        _hasChanged |= _book.Withdraw(id);
        UpdateWarnings();
    }

    /// <summary>Applies the decisions to a program. Compiles it only if the program or an effect has changed.</summary>
    /// <param name="whole">The program without decisions.</param>
    public DecidedProgram Apply(RolloutProgram whole)
    {
        if (_hasChanged || Decided?.Whole != whole)
        {
            Decided = DecidedProgram.Create(whole, _book.InForce, Decided);
            _hasChanged = false;
        }

        return Decided;
    }

    private static string Shorten(string text) => PlainText.Shorten(text, PlainText.MaximumMessage);

    private void UpdateWarnings()
        => Status = Status is not { } status ? null : new DecisionStoreStatus
        {
            HasBeenRead = status.HasBeenRead,
            ConfirmedAt = status.ConfirmedAt,
            StaleSince = status.StaleSince,
            Problem = status.Problem,
            Warnings = CreateWarnings(),
        };

    private string[] CreateWarnings() =>
    [
        .. _storeWarnings,
        .. _book.InForce.Where(known => known.IsMissing)
            .Select(known => $"the store does not have the decision '{known.Decision.Id}'; it is in force in this process until it is withdrawn or the process ends"),
    ];
}
