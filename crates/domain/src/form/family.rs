//! The official form families and the stage of the year each belongs to.

macro_rules! families {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $zh:literal, $stage:ident;)*) => {
        /// An official form.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Family {
            $($(#[$doc])* $name,)*
            /// A form that could not be named.
            #[default]
            Unknown,
        }

        impl Family {
            /// Every known family.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name used in data and machine output.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* Self::Unknown => "unknown" }
            }

            /// The family of that name.
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$name),)* "unknown" => Some(Self::Unknown), _ => None }
            }

            /// The Chinese name.
            pub fn chinese(self) -> &'static str {
                match self { $(Self::$name => $zh,)* Self::Unknown => "未识别的表" }
            }

            /// The stage of the year.
            pub fn stage(self) -> Stage {
                match self { $(Self::$name => Stage::$stage,)* Self::Unknown => Stage::Target }
            }
        }
    };
}

families! {
    /// 部门整体支出绩效目标表
    DepartmentTarget = "department-target", "部门整体支出绩效目标表", Target;
    /// 项目支出绩效目标表
    ProjectTarget = "project-target", "项目支出绩效目标表", Target;
    /// 项目支出绩效目标批复表
    ProjectApproval = "project-approval", "项目支出绩效目标批复表", Approval;
    /// 部门整体支出绩效目标批复表
    DepartmentApproval = "department-approval", "部门整体支出绩效目标批复表", Approval;
    /// 项目支出绩效自评表
    ProjectSelfEvaluation = "project-self-evaluation", "项目支出绩效自评表", SelfEvaluation;
    /// 部门整体支出绩效自评表
    DepartmentSelfEvaluation = "department-self-evaluation", "部门整体支出绩效自评表", SelfEvaluation;
    /// 政府性基金, 国有资本经营, 社会保险基金 自评表
    FundSelfEvaluation = "fund-self-evaluation", "基金预算支出绩效自评表", SelfEvaluation;
    /// 基础数据表
    BasicData = "basic-data", "部门整体支出绩效评价基础数据表", Report;
    /// 部门整体支出绩效自评报告
    SelfEvaluationReport = "self-evaluation-report", "部门整体支出绩效自评报告", Report;
    /// 部门整体支出绩效评价报告
    EvaluationReport = "evaluation-report", "部门整体支出绩效评价报告", Report;
    /// 项目支出绩效自评报告
    ProjectSelfEvaluationReport = "project-self-evaluation-report", "项目支出绩效自评报告", Report;
    /// 项目支出绩效评价报告
    ProjectEvaluationReport = "project-evaluation-report", "项目支出绩效评价报告", Report;
    /// 绩效运行监控表
    Monitoring = "monitoring", "绩效运行监控表", Monitoring;
    /// 绩效目标审核表
    TargetReview = "target-review", "绩效目标审核表", Review;
}

/// The part of the year a form belongs to; an empty actual in a target form is not missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Targets are set.
    Target,
    /// Targets are reviewed.
    Review,
    /// Targets are approved.
    Approval,
    /// Progress is watched.
    Monitoring,
    /// Results are scored.
    SelfEvaluation,
    /// Results are told.
    Report,
}

impl Family {
    /// Whether rows of this family carry points and scores.
    pub fn is_scored(self) -> bool {
        self.stage() == Stage::SelfEvaluation
    }

    /// Whether the form is about one project rather than a whole department.
    pub fn is_project(self) -> bool {
        matches!(
            self,
            Self::ProjectTarget
                | Self::ProjectApproval
                | Self::ProjectSelfEvaluation
                | Self::ProjectSelfEvaluationReport
                | Self::ProjectEvaluationReport
        )
    }

    /// Whether it is running text with tables in it, of a department or of a project.
    pub fn is_report(self) -> bool {
        self.is_evaluation_report()
            || matches!(
                self,
                Self::SelfEvaluationReport | Self::ProjectSelfEvaluationReport
            )
    }

    /// Whether it is a report by an evaluation system of its own.
    pub fn is_evaluation_report(self) -> bool {
        matches!(self, Self::EvaluationReport | Self::ProjectEvaluationReport)
    }
}
