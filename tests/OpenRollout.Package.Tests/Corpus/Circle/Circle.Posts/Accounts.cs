namespace Circle.Posts;

public sealed record Account(string Id, string Country, bool IsEmployee, bool IsSuspended = false);

/// <summary>Looks accounts up, and counts the look-ups.</summary>
public sealed class Accounts(IReadOnlyDictionary<string, Account> known)
{
    public int Lookups { get; private set; }

    public Account Find(string id)
    {
        Lookups++;
        return known.TryGetValue(id, out var account) ? account : throw new KeyNotFoundException($"There is no account '{id}'.");
    }

    public FlagContext ContextOf(string id)
    {
        var account = Find(id);
        return new FlagContext { TargetingKey = account.Id, Country = account.Country, Employee = account.IsEmployee };
    }
}
