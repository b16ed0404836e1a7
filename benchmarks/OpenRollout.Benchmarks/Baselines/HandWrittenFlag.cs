namespace OpenRollout.Benchmarks;

/// <summary>One of many flags written by hand: a single method for all flags, and a table of their rules.</summary>
internal sealed class HandWrittenFlag(FlagRules rules)
{
    private readonly string _country = rules.Country;
    private readonly string _device = rules.DeviceType;
    private readonly double _level = rules.ActivityLevel;
    private readonly int _share = rules.Percentage * 1_000;
    private readonly HashedSalt _salt = new(rules.Key);

    public bool IsOn(in StoriesUser user)
        => user.Employee
            || user.Country == _country
            || (user.DeviceType == _device && user.ActivityLevel >= _level && _salt.Bucket(user.Key) < _share);
}
