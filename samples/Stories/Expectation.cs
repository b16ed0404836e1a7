namespace Stories;

/// <summary>The rollout of Stories in flags.json, written a second time by hand: the report compares what flags return with it.</summary>
internal static class Expectation
{
    private static readonly HashSet<string> AlphaTesters =
    [
        "user-00007", "user-00021", "user-00028", "user-00041", "user-00045",
        "user-00191", "user-00328", "user-01775",
        "user-00002", "user-00003", "user-00006", "user-00008",
    ];

    /// <summary>Gets the stages, in order.</summary>
    public static IReadOnlyList<string> Stages { get; } = ["internal", "alpha", "gradual", "full"];

    /// <summary>Returns the first group that a user belongs to.</summary>
    public static Group GroupOf(User user) => user switch
    {
        { IsEmployee: true } => Group.Employees,
        _ when AlphaTesters.Contains(user.Key) => Group.AlphaGroup,
        { Country: "DK" or "NO" or "SE", Device: FlagContext.DeviceTypes.Ios or FlagContext.DeviceTypes.Android } => Group.NordicOnThePhone,
        { Activity: FlagContext.ActivityLevels.Power } => Group.PowerUsers,
        _ => Group.Others,
    };

    /// <summary>Returns the share of a group that has Stories at a stage, from 0 to 1.</summary>
    public static double ShareOf(Group group, string stage) => (stage, group) switch
    {
        ("full", _) or (_, Group.Employees) => 1,
        ("internal", _) => 0,
        (_, Group.AlphaGroup) => 1,
        ("alpha", _) => 0,
        (_, Group.NordicOnThePhone) => 0.50,
        (_, Group.PowerUsers) => 0.25,
        _ => 0.05,
    };

    /// <summary>Returns how far a share may differ by chance: four standard deviations of a sample of this size.</summary>
    public static double Tolerance(double share, int size) => 4 * Math.Sqrt(share * (1 - share) / Math.Max(size, 1));
}
