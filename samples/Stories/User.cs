namespace Stories;

/// <summary>A user of the platform.</summary>
internal sealed record User(
    string Key,
    bool IsEmployee,
    string Country,
    FlagContext.DeviceTypes Device,
    FlagContext.ActivityLevels Activity,
    string AppVersion,
    int Followers,
    int Age)
{
    /// <summary>Gets a value indicating whether the user has at least 10,000 followers.</summary>
    public bool IsInfluencer => Followers >= 10_000;

    /// <summary>Returns the user's evaluation context, in the type that the generator makes from the manifest.</summary>
    public FlagContext ToContext() => new()
    {
        TargetingKey = Key,
        Employee = IsEmployee,
        Country = Country,
        DeviceType = Device,
        ActivityLevel = Activity,
        AppVersion = AppVersion,
        Followers = Followers,
        Age = Age,
    };
}
