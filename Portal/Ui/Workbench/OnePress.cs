namespace Portal.Ui.Workbench;

/// <summary>A press while the one before is still being answered is the same press: a double click has one effect and one answer.</summary>
public sealed class OnePress
{
    private bool isAnswering;

    /// <summary>Does what was pressed for, unless that is under way.</summary>
    public async Task TakeAsync(Func<Task> act)
    {
        if (isAnswering)
        {
            return;
        }

        isAnswering = true;
        try
        {
            await act();
        }
        finally
        {
            isAnswering = false;
        }
    }
}
