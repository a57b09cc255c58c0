//! The columns of the parts of a form.

macro_rules! columns {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $key:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every column in printed order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name used in data and machine output.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => stringify!($key),)* }
            }

            /// The column of that name.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|column| column.key() == key)
            }
        }
    };
}

columns! {
    /// A column of a fund line.
    FundColumn {
        /// The printed label.
        Label = label,
        /// 年初预算数
        Initial = initial,
        /// 全年预算数
        Budget = budget,
        /// 全年执行数
        Executed = executed,
        /// 全年预计执行数 of a monitoring form
        Expected = expected,
        /// 分值
        Points = points,
        /// 执行率
        Rate = rate,
        /// 预计执行率 of a monitoring form
        ExpectedRate = expected_rate,
        /// 得分
        Score = score,
    }
}

columns! {
    /// A column of a goal.
    GoalColumn {
        /// 预期目标
        Expected = expected,
        /// 实际完成情况
        Actual = actual,
    }
}

columns! {
    /// A column of a plan step.
    StepColumn {
        /// The date range.
        Period = period,
        /// The task.
        Task = task,
    }
}

columns! {
    /// A column of an indicator row.
    IndicatorColumn {
        /// 三级指标
        Name = name,
        /// 调整前指标值
        Initial = initial,
        /// 年度指标值
        Target = target,
        /// 实际完成值
        Actual = actual,
        /// 全年预计完成情况 of a monitoring form
        Expected = expected,
        /// 分值
        Points = points,
        /// 得分
        Score = score,
        /// 百分制得分
        Rating = rating,
        /// 扣分
        Deduction = deduction,
        /// 偏差原因
        Reason = reason,
        /// The kinds of cause that a monitoring form ticks: 经费保障, 人员保障 …
        Cause = cause,
        /// 改进措施, where it stands in a column of its own
        Measure = measure,
        /// 说明
        Note = note,
        /// 得分计算方法
        Method = method,
        /// 完成可能性
        Likelihood = likelihood,
    }
}

columns! {
    /// A column of the total row.
    TotalColumn {
        /// 分值
        Points = points,
        /// 得分
        Score = score,
    }
}

columns! {
    /// A column of an evaluated item.
    ItemColumn {
        /// 一级指标
        Group = group,
        /// 评价指标
        Name = name,
        /// 分值
        Points = points,
        /// 得分依据
        Basis = basis,
        /// 扣分原因, where it stands in a column of its own
        Reason = reason,
        /// 得分
        Score = score,
    }
}
