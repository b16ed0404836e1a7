using OpenFeature.Model;

namespace OpenRollout.Benchmarks;

/// <summary>A user in an application with hand-written rules.</summary>
internal readonly record struct StoriesUser(
    string Key, bool Employee, string Country, string DeviceType, double ActivityLevel, string AppVersion, string Language)
{
    public FlagContext ToFlagContext() => new()
    {
        TargetingKey = Key,
        Employee = Employee,
        Country = Country,
        DeviceType = DeviceType switch
        {
            "ios" => FlagContext.DeviceTypes.Ios,
            "android" => FlagContext.DeviceTypes.Android,
            _ => FlagContext.DeviceTypes.Web,
        },
        ActivityLevel = ActivityLevel,
        AppVersion = AppVersion,
        Language = Language,
    };

    public EvaluationContext ToEvaluationContext() => ToFlagContext().ToEvaluationContext();

    public Dictionary<string, object> ToDictionary() => new(StringComparer.Ordinal)
    {
        ["targetingKey"] = Key,
        ["employee"] = Employee,
        ["country"] = Country,
        ["deviceType"] = DeviceType,
        ["activityLevel"] = ActivityLevel,
        ["appVersion"] = AppVersion,
        ["language"] = Language,
    };
}
